package cordon.gateway.service;

import cordon.gateway.contract.Rpc;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * A gRPC call as a stream: what the reader does not take is not asked for, and cancelled is
 * cancelled.
 */
final class GrpcCall {
  private GrpcCall() {}

  static Flux<byte[]> of(
      Channel channel, Rpc rpc, CallOptions options, Metadata headers, byte[] request) {
    return Flux.create(
        sink -> start(sink, channel.newCall(rpc.call(), options), rpc, headers, request),
        // Nothing comes that was not asked for, so there is nothing to keep it in.
        FluxSink.OverflowStrategy.ERROR);
  }

  private static void start(
      FluxSink<byte[]> sink,
      ClientCall<byte[], byte[]> call,
      Rpc rpc,
      Metadata headers,
      byte[] request) {
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(byte[] message) {
            sink.next(message);
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            if (status.isOk()) {
              sink.complete();
            } else {
              sink.error(told(status).asRuntimeException(trailers));
            }
          }
        },
        headers);
    sink.onCancel(() -> call.cancel("the reader has gone", null));
    if (rpc.method().isServerStreaming()) {
      sink.onRequest(wanted -> call.request((int) Math.min(wanted, Integer.MAX_VALUE)));
    } else {
      call.request(2);
    }
    call.sendMessage(request);
    call.halfClose();
  }

  /**
   * A connection that has broken is one whose service is away, so that a read is repeated at
   * another replica. Where Netty knows no more than that the channel is closed, gRPC calls that
   * unknown ({@code Utils.statusFromThrowable} of grpc-netty).
   */
  private static Status told(Status status) {
    return status.getCode() == Status.Code.UNKNOWN
            && status.getCause() instanceof ClosedChannelException
        ? Status.UNAVAILABLE.withDescription(status.getDescription()).withCause(status.getCause())
        : status;
  }
}
