package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.nio.charset.StandardCharsets;

/** Goes through the bytes of a message that was found to be one. */
public final class WireReader {
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7f;

  final byte[] bytes;
  private final int end;
  private int at;

  WireReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** The text of a field, empty if it is not there. */
  public static String lastText(byte[] message, FieldDescriptor field) {
    String text = "";
    var reader = new WireReader(message, 0, message.length);
    while (reader.more()) {
      int tag = reader.tag();
      if (tag == ((field.getNumber() << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        WireReader found = reader.content();
        text = new String(message, found.at, found.end - found.at, StandardCharsets.UTF_8);
      } else {
        reader.skip(tag);
      }
    }
    return text;
  }

  boolean more() {
    return at < end;
  }

  int at() {
    return at;
  }

  int end() {
    return end;
  }

  int tag() {
    return (int) varint();
  }

  long varint() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (long) (next & SEVEN_BITS) << shift;
      shift += 7;
    } while ((next & MORE) != 0);
    return value;
  }

  int fixed32() {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (bytes[at++] & 0xff) << shift;
    }
    return value;
  }

  long fixed64() {
    return (fixed32() & 0xffffffffL) | ((long) fixed32() << 32);
  }

  /** What a length stands in front of. */
  WireReader content() {
    int length = (int) varint();
    var content = new WireReader(bytes, at, at + length);
    at += length;
    return content;
  }

  /** Passes over the value behind a tag. */
  void skip(int tag) {
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> varint();
      case WireFormat.WIRETYPE_FIXED64 -> at += 8;
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> content();
      case WireFormat.WIRETYPE_FIXED32 -> at += 4;
      case WireFormat.WIRETYPE_START_GROUP -> {
        int inner = tag();
        while (WireFormat.getTagWireType(inner) != WireFormat.WIRETYPE_END_GROUP) {
          skip(inner);
          inner = tag();
        }
      }
      default -> throw new IllegalStateException("not a field");
    }
  }
}
