package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import cordon.gateway.contract.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** JSON while it is written, and the form that it has for each type of value. */
final class JsonText {
  static final byte[] NULL = ascii("null");
  private static final byte[] EMPTY = ascii("\"\"");
  private static final byte[] HEX = ascii("0123456789abcdef");
  private static final byte[] CONTROL = ascii("\\u00");
  private static final int USUAL = 512;

  private byte[] bytes = new byte[USUAL];
  private int size;

  int size() {
    return size;
  }

  /** What was written since this was last asked for. */
  byte[] take() {
    byte[] taken = Arrays.copyOf(bytes, size);
    size = 0;
    return taken;
  }

  void put(char ascii) {
    ensure(1);
    bytes[size++] = (byte) ascii;
  }

  void raw(byte[] more) {
    raw(more, 0, more.length);
  }

  private void raw(byte[] more, int from, int end) {
    ensure(end - from);
    System.arraycopy(more, from, bytes, size, end - from);
    size += end - from;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * size));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void plain(String ascii) {
    raw(ascii(ascii));
  }

  private void quoted(String ascii) {
    put('"');
    plain(ascii);
    put('"');
  }

  /** The default of a field that is not there. */
  void nothing(FieldDescriptor field) {
    switch (field.getJavaType()) {
      case STRING, BYTE_STRING -> raw(EMPTY);
      case ENUM -> enumValue(field, 0);
      case BOOLEAN -> plain("false");
      case INT, FLOAT, DOUBLE -> plain("0");
      case LONG -> quoted("0");
      case MESSAGE -> raw(NULL);
    }
  }

  /** The value that comes next, of any type that JSON does not write as an object of ours. */
  void value(FieldDescriptor field, WireReader at) {
    switch (field.getType()) {
      case INT32, SFIXED32, SINT32 -> plain(Integer.toString((int) whole(field, at)));
      case UINT32, FIXED32 -> plain(Integer.toUnsignedString((int) whole(field, at)));
      case INT64, SFIXED64, SINT64 -> quoted(Long.toString(whole(field, at)));
      case UINT64, FIXED64 -> quoted(Long.toUnsignedString(whole(field, at)));
      case FLOAT -> number(Float.toString(Float.intBitsToFloat(at.fixed32())));
      case DOUBLE -> number(Double.toString(Double.longBitsToDouble(at.fixed64())));
      case BOOL -> plain(at.varint() != 0 ? "true" : "false");
      case ENUM -> enumValue(field, (int) at.varint());
      case STRING -> string(at.content());
      case BYTES -> {
        WireReader content = at.content();
        quoted(
            Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(content.bytes, content.at(), content.end())));
      }
      case MESSAGE -> known(field, at.content());
      case GROUP -> throw new IllegalStateException("groups are refused at the start");
    }
  }

  private static long whole(FieldDescriptor field, WireReader at) {
    return switch (Shape.wireType(field)) {
      case WireFormat.WIRETYPE_FIXED32 -> at.fixed32();
      case WireFormat.WIRETYPE_FIXED64 -> at.fixed64();
      default -> {
        long value = at.varint();
        boolean zigzag = field.getType() == Type.SINT32 || field.getType() == Type.SINT64;
        yield zigzag ? (value >>> 1) ^ -(value & 1) : value;
      }
    };
  }

  private void number(String text) {
    if (Character.isLetter(text.charAt(text.length() - 1))) {
      quoted(text);
    } else {
      plain(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text);
    }
  }

  /** Numbers that the contract does not know, of a service that is newer, are told as numbers. */
  private void enumValue(FieldDescriptor field, int number) {
    EnumValueDescriptor value = field.getEnumType().findValueByNumber(number);
    if (value == null) {
      plain(Integer.toString(number));
    } else {
      quoted(value.getName());
    }
  }

  private void known(FieldDescriptor field, WireReader content) {
    if (Shape.isText(field.getMessageType())) {
      quoted(KnownText.of(field.getMessageType(), content));
      return;
    }
    FieldDescriptor value = field.getMessageType().getFields().getFirst();
    WireReader found = null;
    while (content.more()) {
      int tag = content.tag();
      if (tag == ((value.getNumber() << 3) | Shape.wireType(value))) {
        found = new WireReader(content.bytes, content.at(), content.end());
      }
      content.skip(tag);
    }
    wrapped(value, found);
  }

  private void wrapped(FieldDescriptor value, @Nullable WireReader found) {
    if (found == null) {
      nothing(value);
    } else {
      value(value, found);
    }
  }

  /** A text (RFC 8259, section 7): nothing is escaped that need not be. */
  private void string(WireReader content) {
    byte[] from = content.bytes;
    int start = content.at();
    int end = content.end();
    if (!UnsafeByteOperations.unsafeWrap(from, start, end - start).isValidUtf8()) {
      from =
          new String(from, start, end - start, StandardCharsets.UTF_8)
              .getBytes(StandardCharsets.UTF_8);
      start = 0;
      end = from.length;
    }
    put('"');
    int written = start;
    for (int i = start; i < end; i++) {
      byte c = from[i];
      if (c == '"' || c == '\\' || (c >= 0 && c < ' ')) {
        raw(from, written, i);
        escape(c);
        written = i + 1;
      }
    }
    raw(from, written, end);
    put('"');
  }

  private void escape(byte c) {
    switch (c) {
      case '"', '\\' -> escaped((char) c);
      case '\n' -> escaped('n');
      case '\r' -> escaped('r');
      case '\t' -> escaped('t');
      default -> {
        raw(CONTROL);
        put((char) HEX[c >> 4]);
        put((char) HEX[c & 0xf]);
      }
    }
  }

  private void escaped(char c) {
    put('\\');
    put(c);
  }
}
