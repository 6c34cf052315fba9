package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import cordon.gateway.contract.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes values that are given as text, in a body, a path or a query, in the form of their field's
 * type. Each method tells whether the value is the type's default, which is not sent.
 */
final class WireValues {
  /** What can be a number of 64 bits: {@code 1e999999999} would keep its reader busy for hours. */
  private static final Pattern WHOLE =
      Pattern.compile("-?(0|[1-9][0-9]{0,39})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

  private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?|NaN|-?Infinity");
  private static final Pattern NUMBER_OF_ENUM = Pattern.compile("-?[0-9]{1,9}");
  private static final int LONGEST_NUMBER = 1000;
  private static final int BITS = 32;
  private static final int LEN = 2;

  private final WireWriter out;

  WireValues(WireWriter out) {
    this.out = out;
  }

  /**
   * A value as it stands in a path or a query.
   *
   * @throws BadValue without a place
   */
  boolean parameter(FieldDescriptor field, String text) {
    return switch (field.getJavaType()) {
      case INT, LONG -> whole(field, text);
      case FLOAT, DOUBLE -> floating(field, text);
      case BOOLEAN -> {
        if (!text.equals("true") && !text.equals("false")) {
          throw BadValue.mustBe("true or false");
        }
        yield bool(text.equals("true"));
      }
      case ENUM ->
          NUMBER_OF_ENUM.matcher(text).matches() ? enumNumber(field, text) : enumName(field, text);
      case STRING -> text(text);
      case BYTE_STRING -> bytes(text);
      case MESSAGE -> {
        if (Shape.isText(field.getMessageType())) {
          wellKnown(field, text);
        } else {
          FieldDescriptor value = field.getMessageType().getFields().getFirst();
          int start = out.begin();
          wrapped(value, () -> parameter(value, text));
          out.end(start);
        }
        yield false;
      }
    };
  }

  /** The one field of a wrapper. */
  void wrapped(FieldDescriptor value, BooleanSupplier writer) {
    int start = out.size();
    out.tag(value.getNumber(), Shape.wireType(value));
    if (writer.getAsBoolean()) {
      out.cutTo(start);
    }
  }

  boolean whole(FieldDescriptor field, String text) {
    boolean is32 = field.getJavaType() == JavaType.INT;
    boolean signed =
        switch (field.getType()) {
          case UINT32, UINT64, FIXED32, FIXED64 -> false;
          default -> true;
        };
    long value;
    if (text.length() <= 19 && PLAIN.matcher(text).matches()) {
      value = Long.parseLong(text);
      if ((is32 && value != (signed ? (int) value : value & 0xffffffffL))
          || (!signed && value < 0)) {
        throw outOfRange(is32);
      }
    } else {
      value = large(text, is32, signed);
    }
    switch (field.getType()) {
      case SINT32, SINT64 -> out.varint((value << 1) ^ (value >> 63));
      case FIXED32, SFIXED32 -> out.fixed32((int) value);
      case FIXED64, SFIXED64 -> out.fixed64(value);
      default -> out.varint(value);
    }
    return value == 0;
  }

  private static long large(String text, boolean is32, boolean signed) {
    if (!WHOLE.matcher(text).matches()) {
      throw BadValue.mustBe("a whole number");
    }
    BigInteger value;
    try {
      value = new BigDecimal(text).toBigIntegerExact();
    } catch (ArithmeticException e) {
      throw BadValue.mustBe("a whole number");
    }
    int bits = (is32 ? BITS : 2 * BITS) - (signed ? 1 : 0);
    boolean fits =
        signed || value.signum() >= 0
            ? (value.signum() < 0 ? value.not() : value).bitLength() <= bits
            : false;
    if (!fits) {
      throw outOfRange(is32);
    }
    return value.longValue();
  }

  private static BadValue outOfRange(boolean is32) {
    return BadValue.mustBe("a whole number of %d bits".formatted(is32 ? BITS : 2 * BITS));
  }

  boolean floating(FieldDescriptor field, String text) {
    if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
      throw BadValue.mustBe("a number");
    }
    boolean isFloat = field.getJavaType() == JavaType.FLOAT;
    double value = isFloat ? Float.parseFloat(text) : Double.parseDouble(text);
    if (Double.isInfinite(value) && !text.endsWith("Infinity")) {
      throw BadValue.mustBe("a number");
    }
    if (isFloat) {
      out.fixed32(Float.floatToIntBits((float) value));
    } else {
      out.fixed64(Double.doubleToLongBits(value));
    }
    return Double.doubleToLongBits(value) == 0;
  }

  boolean bool(boolean value) {
    out.varint(value ? 1 : 0);
    return !value;
  }

  boolean enumName(FieldDescriptor field, String name) {
    return enumValue(field.getEnumType().findValueByName(name));
  }

  boolean enumNumber(FieldDescriptor field, String number) {
    boolean isNumber = NUMBER_OF_ENUM.matcher(number).matches();
    return enumValue(
        isNumber ? field.getEnumType().findValueByNumber(Integer.parseInt(number)) : null);
  }

  private boolean enumValue(@Nullable EnumValueDescriptor value) {
    if (value == null) {
      throw new BadValue("UNKNOWN_FIELD", "The contract knows no such value of %s.");
    }
    out.varint(value.getNumber());
    return value.getNumber() == 0;
  }

  boolean text(String text) {
    int start = out.begin();
    try (WireWriter.Text into = out.text()) {
      into.write(text);
      into.done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.end(start);
    return text.isEmpty();
  }

  /** Both alphabets, with and without padding (RFC 4648, sections 4 and 5). */
  boolean bytes(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      int start = out.begin();
      out.raw(bytes);
      out.end(start);
      return bytes.length == 0;
    } catch (IllegalArgumentException e) {
      throw BadValue.mustBe("Base64");
    }
  }

  /** A message that JSON writes as a text, with its length. */
  void wellKnown(FieldDescriptor field, String text) {
    int start = out.begin();
    switch (field.getMessageType().getName()) {
      case "Timestamp" -> {
        Rfc3339.Time time = Rfc3339.read(text);
        if (time == null) {
          throw notOfForm(field);
        }
        parts(time.seconds(), time.nanos());
      }
      case "Duration" -> {
        Spans.Span span = Spans.read(text);
        if (span == null) {
          throw notOfForm(field);
        }
        parts(span.seconds(), span.nanos());
      }
      default -> {
        List<String> paths = Masks.read(text);
        if (paths == null) {
          throw notOfForm(field);
        }
        paths.forEach(path -> {
          out.tag(1, LEN);
          var _ = text(path);
        });
      }
    }
    out.end(start);
  }

  static BadValue notOfForm(FieldDescriptor field) {
    return BadValue.mustBe(
        switch (field.getMessageType().getName()) {
          case "Timestamp" -> "a time such as 2025-07-01T08:00:00Z";
          case "Duration" -> "a duration such as 3.5s";
          default -> "a " + field.getMessageType().getName();
        });
  }

  private void parts(long seconds, int nanos) {
    if (seconds != 0) {
      out.tag(1, 0);
      out.varint(seconds);
    }
    if (nanos != 0) {
      out.tag(2, 0);
      out.varint(nanos);
    }
  }
}
