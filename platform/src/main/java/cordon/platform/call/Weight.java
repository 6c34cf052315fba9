package cordon.platform.call;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What a message takes of the heap as objects, told from its bytes before there are any: two bytes
 * of a list of empty messages become more than a hundred. Counted are the objects of the contract
 * and those that are made of them until they are stored.
 */
final class Weight {
  /** Of a message: its object, the record and the document that are made of it. */
  private static final int OF_MESSAGE = 250;

  /** Of a text or bytes, as they travel, as they are read, and as they are compared. */
  private static final int OF_TEXT = 250;

  /** Of a number in a list. */
  private static final int OF_NUMBER = 8;

  /** Bytes of texts, in the forms that are held at one time. */
  private static final int TIMES = 4;

  private static final int DEEPEST = 100;

  private final CodedInputStream in;
  private long sum;

  private Weight(byte[] message) {
    in = CodedInputStream.newInstance(message);
    sum = OF_MESSAGE + (long) TIMES * message.length;
  }

  /**
   * The weight in bytes.
   *
   * @throws InvalidProtocolBufferException if it is no message
   */
  static long of(byte[] message, Descriptor type) throws InvalidProtocolBufferException {
    var weight = new Weight(message);
    try {
      weight.message(type, 0);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return weight.sum;
  }

  private void message(Descriptor type, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new InvalidProtocolBufferException("nested too deep");
    }
    int tag = in.readTag();
    while (tag != 0) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        content(field, depth);
      } else {
        // What is not known is kept too, as an object for each.
        sum += field == null ? OF_MESSAGE : field.isRepeated() ? OF_NUMBER : 0;
        if (!in.skipField(tag)) {
          throw new InvalidProtocolBufferException("a group ends that has not begun");
        }
      }
      tag = in.readTag();
    }
  }

  private void content(@Nullable FieldDescriptor field, int depth) throws IOException {
    int length = in.readRawVarint32();
    if (field != null && field.getJavaType() == JavaType.MESSAGE) {
      sum += OF_MESSAGE;
      int limit = in.pushLimit(length);
      message(field.getMessageType(), depth + 1);
      in.checkLastTagWas(0);
      in.popLimit(limit);
    } else {
      boolean numbers = field != null && field.isPackable();
      sum += numbers ? (long) OF_NUMBER * length : OF_TEXT;
      in.skipRawBytes(length);
    }
  }
}
