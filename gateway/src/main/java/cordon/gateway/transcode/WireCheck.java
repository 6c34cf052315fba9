package cordon.gateway.transcode;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import cordon.gateway.contract.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the bytes of a message and makes no objects of them. */
public final class WireCheck {
  /** As deep as Protocol Buffers' own readers go. */
  private static final int DEEPEST = 100;

  private static final int MOST_NAMED = 10;

  private final byte[] bytes;
  private final CodedInputStream in;
  private final boolean strict;
  private final List<String> inexact = new ArrayList<>();

  private WireCheck(byte[] bytes, boolean strict) {
    this.bytes = bytes;
    this.in = CodedInputStream.newInstance(bytes);
    this.strict = strict;
  }

  /** Where something is, from the inside to the outside. */
  private record Place(@Nullable Place within, FieldDescriptor field, int index) {
    @Override
    public String toString() {
      String step = field.getName() + (index < 0 ? "" : "[" + index + "]");
      return within == null ? step : within + "." + step;
    }
  }

  /**
   * Whether a service will read it: whole, with texts that are UTF-8.
   *
   * @throws InvalidProtocolBufferException if it is not
   */
  public static void request(byte[] message, Descriptor type)
      throws InvalidProtocolBufferException {
    new WireCheck(message, true).read(type);
  }

  /**
   * The first places of an answer at which JSON has no form for what is there.
   *
   * @throws InvalidProtocolBufferException if it is no message
   */
  static List<String> inexact(byte[] message, Descriptor type)
      throws InvalidProtocolBufferException {
    var check = new WireCheck(message, false);
    check.read(type);
    return check.inexact;
  }

  private void read(Descriptor type) throws InvalidProtocolBufferException {
    try {
      message(Shape.of(type), null, 0);
      in.checkLastTagWas(0);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void message(Shape shape, @Nullable Place place, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new InvalidProtocolBufferException("nested too deep");
    }
    int[] counts = new int[strict ? 0 : shape.fields().size()];
    int tag = in.readTag();
    while (tag != 0) {
      FieldDescriptor field = shape.field(WireFormat.getTagFieldNumber(tag));
      boolean isLong = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
      if (field == null || !isLong) {
        if (!in.skipField(tag)) {
          throw new InvalidProtocolBufferException("a group ends that has not begun");
        }
      } else {
        content(field, here(place, field, counts), depth);
      }
      tag = in.readTag();
    }
  }

  private @Nullable Place here(@Nullable Place within, FieldDescriptor field, int[] counts) {
    return strict
        ? null
        : new Place(within, field, field.isRepeated() ? counts[field.getIndex()]++ : -1);
  }

  private void content(FieldDescriptor field, @Nullable Place place, int depth) throws IOException {
    int length = in.readRawVarint32();
    int start = in.getTotalBytesRead();
    int limit = in.pushLimit(length);
    if (field.getType() == Type.MESSAGE) {
      message(Shape.of(field.getMessageType()), place, depth + 1);
      in.checkLastTagWas(0);
      if (!strict && Shape.isText(field.getMessageType()) && !isWritable(field, start, length)) {
        note(place);
      }
    } else if (Shape.isPackable(field)) {
      while (in.getBytesUntilLimit() > 0) {
        var _ = in.skipField(WireFormat.WIRETYPE_VARINT | Shape.wireType(field));
      }
    } else {
      in.skipRawBytes(length);
      if (field.getType() == Type.STRING
          && !UnsafeByteOperations.unsafeWrap(bytes, start, length).isValidUtf8()) {
        if (strict) {
          throw new InvalidProtocolBufferException("a text is not UTF-8");
        }
        note(place);
      }
    }
    in.popLimit(limit);
  }

  private boolean isWritable(FieldDescriptor field, int start, int length) {
    return switch (field.getMessageType().getName()) {
      case "Timestamp" -> KnownText.time(new WireReader(bytes, start, start + length)).isWritable();
      case "Duration" -> KnownText.span(new WireReader(bytes, start, start + length)).isWritable();
      default -> true;
    };
  }

  private void note(@Nullable Place place) {
    if (place != null && inexact.size() < MOST_NAMED) {
      inexact.add(place.toString());
    }
  }
}
