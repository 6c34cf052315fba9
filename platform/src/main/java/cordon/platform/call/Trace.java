package cordon.platform.call;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace id of W3C Trace Context, or a new one where the caller sent none. */
final class Trace {
  private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

  private Trace() {}

  static String id(@Nullable String parent) {
    Matcher known = FORM.matcher(parent == null ? "" : parent);
    if (known.matches()) {
      return known.group(1);
    }
    byte[] id = new byte[16];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
