package cordon.platform.call;

import io.grpc.Metadata;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The trace id of W3C Trace Context, or a new one where the caller sent none. */
final class Trace {
  private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private Trace() {}

  /** The id; a new one is put into the headers, so that whoever asks later gets the same. */
  static String of(Metadata headers) {
    String parent = headers.get(CallHeaders.TRACE_PARENT);
    Matcher known = FORM.matcher(parent == null ? "" : parent);
    if (known.matches()) {
      return known.group(1);
    }
    String id = random(16);
    headers.discardAll(CallHeaders.TRACE_PARENT);
    headers.put(CallHeaders.TRACE_PARENT, "00-" + id + "-" + random(8) + "-01");
    return id;
  }

  private static String random(int bytes) {
    byte[] id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
