package cordon.gateway.transcode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as Protocol Buffers' JSON writes them: seconds with up to nine digits of a fraction and
 * {@code s}, at most 10,000 years.
 */
final class Spans {
  private static final long LONGEST = 315_576_000_000L;
  private static final Pattern GRAMMAR = Pattern.compile("(-?)([0-9]{1,12})(?:\\.([0-9]{1,9}))?s");

  private Spans() {}

  /** Seconds and nanoseconds, of the same sign. */
  record Span(long seconds, int nanos) {
    boolean isWritable() {
      boolean sameSign = seconds == 0 || nanos == 0 || seconds > 0 == nanos > 0;
      return sameSign
          && Math.clamp(seconds, -LONGEST, LONGEST) == seconds
          && Math.clamp(nanos, -Rfc3339.LAST_NANO, Rfc3339.LAST_NANO) == nanos;
    }

    Span writable() {
      long whole = Math.clamp(seconds, -LONGEST, LONGEST);
      int part = Math.clamp(nanos, -Rfc3339.LAST_NANO, Rfc3339.LAST_NANO);
      boolean sameSign = whole == 0 || part == 0 || whole > 0 == part > 0;
      return new Span(whole, sameSign ? part : 0);
    }
  }

  static @Nullable Span read(String text) {
    Matcher match = GRAMMAR.matcher(text);
    if (!match.matches()) {
      return null;
    }
    int sign = match.group(1).isEmpty() ? 1 : -1;
    var span =
        new Span(sign * Long.parseLong(match.group(2)), sign * Rfc3339.nanos(match.group(3)));
    return span.isWritable() ? span : null;
  }

  static String write(Span span) {
    boolean below = span.seconds() < 0 || span.nanos() < 0;
    return (below ? "-" : "")
        + Math.abs(span.seconds())
        + Rfc3339.fraction(Math.abs(span.nanos()))
        + "s";
  }
}
