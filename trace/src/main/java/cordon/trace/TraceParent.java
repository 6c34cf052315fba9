package cordon.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one part tells the next of a request's trace, as the header {@code traceparent} has it.
 *
 * @param trace id of the trace, 32 hexadecimal digits
 * @param span id of what the sender does in it, 16 hexadecimal digits
 */
public record TraceParent(String trace, String span) {
  /** How the header is called, over HTTP and over gRPC. */
  public static final String HEADER = "traceparent";

  /** Where a trace stands in a log in JSON, as the Elastic Common Schema calls it. */
  public static final String IN_LOGS = "trace.id";

  private static final int TRACE_BYTES = 16;
  private static final int SPAN_BYTES = 8;
  private static final String SPAN = "(?!0{16})[0-9a-f]{16}";
  private static final Pattern SPAN_FORM = Pattern.compile(SPAN);
  private static final Pattern FORM =
      Pattern.compile("00-((?!0{32})[0-9a-f]{32})-(" + SPAN + ")-[0-9a-f]{2}");

  /** What a header says; empty where it is absent or says nothing that is understood. */
  public static Optional<TraceParent> read(@Nullable String header) {
    Matcher given = FORM.matcher(header == null ? "" : header);
    return given.matches()
        ? Optional.of(new TraceParent(given.group(1), given.group(2)))
        : Optional.empty();
  }

  /** Whether a text is the id of a span. */
  public static boolean isSpan(@Nullable String id) {
    return id != null && SPAN_FORM.matcher(id).matches();
  }

  /** A step in a trace that nobody records. */
  public static TraceParent within(String trace) {
    return new TraceParent(trace, random(SPAN_BYTES));
  }

  /** The id of a new trace. */
  public static String freshTrace() {
    return random(TRACE_BYTES);
  }

  /** As it goes to the next part. */
  public String header() {
    return "00-" + trace + "-" + span + "-01";
  }

  private static String random(int bytes) {
    byte[] id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
