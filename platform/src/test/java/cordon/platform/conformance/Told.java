package cordon.platform.conformance;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that a caller is told: the answer, the first event of a stream, or the refusal with
 * its details.
 *
 * @param reason {@code OK}, or that of the refusal
 * @param text all of it
 */
record Told(String reason, String text) {
  private static final long SECONDS = 5;

  /** Makes the call, whatever method it is. */
  static Told by(Channel channel, MethodDescriptor<Message, Message> method, Message request) {
    try {
      Message answer =
          method.getType() == MethodDescriptor.MethodType.UNARY
              ? ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request)
              : first(channel, method, request);
      return new Told("OK", answer.toString());
    } catch (StatusRuntimeException e) {
      return refusal(e);
    }
  }

  private static Message first(
      Channel channel, MethodDescriptor<Message, Message> method, Message request) {
    var call =
        ClientCalls.blockingV2ServerStreamingCall(channel, method, CallOptions.DEFAULT, request);
    try {
      return Objects.requireNonNull(call.read(SECONDS, TimeUnit.SECONDS), "the stream has ended");
    } catch (StatusException e) {
      throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    } finally {
      call.cancel("seen enough", null);
    }
  }

  private static Told refusal(StatusRuntimeException e) {
    return new Told(
        Refusals.reasonOf(e),
        e.getStatus().getCode() + " " + Objects.requireNonNull(StatusProto.fromThrowable(e)));
  }
}
