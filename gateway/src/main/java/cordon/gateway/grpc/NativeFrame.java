package cordon.gateway.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import cordon.gateway.problem.Refused;
import cordon.gateway.transcode.WireCheck;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A length-prefixed message (gRPC over HTTP/2, "Requests"): a byte that says whether it is
 * compressed, four of its length, and the message.
 */
public final class NativeFrame {
  static final int PREFIX = 5;

  private NativeFrame() {}

  public static byte[] of(byte[] message) {
    return ByteBuffer.allocate(PREFIX + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }

  /**
   * The one message of a body. It is looked through, so that a service is not asked in vain.
   *
   * @throws Refused BAD_FRAME, or INVALID if it is no message of the type
   */
  static byte[] message(byte[] body, Descriptor type) {
    if (body.length < PREFIX) {
      throw bad("The body ends within a frame.");
    }
    ByteBuffer frame = ByteBuffer.wrap(body);
    if (frame.get() != 0) {
      throw bad("The message says that it is compressed, and the call does not say how.");
    }
    int length = frame.getInt();
    if (length != body.length - PREFIX) {
      throw bad(
          "The frame says %d bytes of one message, and there are %d."
              .formatted(Integer.toUnsignedLong(length), body.length - PREFIX));
    }
    byte[] message = Arrays.copyOfRange(body, PREFIX, body.length);
    try {
      WireCheck.request(message, type);
      return message;
    } catch (InvalidProtocolBufferException e) {
      throw new Refused(
          400, "INVALID", "The bytes are no message %s.".formatted(type.getFullName()));
    }
  }

  private static Refused bad(String sentence) {
    return new Refused(400, "BAD_FRAME", sentence);
  }
}
