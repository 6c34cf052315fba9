package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.WireFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** Timestamps, durations and field masks as JSON's texts; never a failure. */
final class KnownText {
  private KnownText() {}

  /** What JSON can say of it: of what is out of its range, the nearest that is not. */
  static String of(Descriptor type, WireReader content) {
    return switch (type.getName()) {
      case "Timestamp" -> Rfc3339.write(time(content).writable());
      case "Duration" -> Spans.write(span(content).writable());
      default -> mask(content);
    };
  }

  static Rfc3339.Time time(WireReader content) {
    long[] parts = parts(content);
    return new Rfc3339.Time(parts[0], (int) parts[1]);
  }

  static Spans.Span span(WireReader content) {
    long[] parts = parts(content);
    return new Spans.Span(parts[0], (int) parts[1]);
  }

  /** Seconds and nanoseconds. */
  private static long[] parts(WireReader content) {
    long[] parts = new long[2];
    while (content.more()) {
      int tag = content.tag();
      int number = WireFormat.getTagFieldNumber(tag);
      if (number <= 2 && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT) {
        parts[number - 1] = content.varint();
      } else {
        content.skip(tag);
      }
    }
    return parts;
  }

  private static String mask(WireReader content) {
    var paths = new ArrayList<String>();
    while (content.more()) {
      int tag = content.tag();
      if (tag == ((1 << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        WireReader path = content.content();
        paths.add(
            new String(path.bytes, path.at(), path.end() - path.at(), StandardCharsets.UTF_8));
      } else {
        content.skip(tag);
      }
    }
    return Masks.write(paths);
  }
}
