package cordon.gateway.grpc;

import cordon.gateway.problem.NativeStatus;
import cordon.gateway.stream.StreamFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** A server stream as gRPC; HTTP/2 itself asks whether the reader is still there. */
final class NativeStream implements StreamFormat {
  private final NativeStatus.Trailers trailers = new NativeStatus.Trailers();

  @Override
  public void prepare(ServerHttpResponse response) {
    trailers.declare(response);
  }

  @Override
  public byte[] message(byte[] message) {
    return NativeFrame.of(message);
  }

  @Override
  public byte[] heartbeat() {
    return new byte[0];
  }

  @Override
  public byte[] end(@Nullable Throwable fault) {
    if (fault != null) {
      trailers.set(NativeStatus.of(fault));
    }
    return new byte[0];
  }
}
