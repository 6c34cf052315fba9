package cordon.gateway.transcode;

import com.google.protobuf.UnsafeByteOperations;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Percent-encoding (RFC 3986, section 2.1) of UTF-8, before it is decoded. */
public final class PercentCoding {
  private static final int HEX = 16;

  private PercentCoding() {}

  /** Whether the bytes that a path or query is made of are UTF-8, and their coding is whole. */
  public static boolean isUtf8(@Nullable String raw) {
    if (raw == null || raw.indexOf('%') < 0) {
      return true;
    }
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%') {
        bytes.write(c < 0x80 ? c : '?');
        continue;
      }
      int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), HEX) : -1;
      int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), HEX) : -1;
      if (high < 0 || low < 0) {
        return false;
      }
      bytes.write(HEX * high + low);
      i += 2;
    }
    return UnsafeByteOperations.unsafeWrap(bytes.toByteArray()).isValidUtf8();
  }
}
