package cordon.gateway.stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;

/** How a stream is written: as server-sent events, or as gRPC. */
public interface StreamFormat {
  /** What has to be set before anything is written. */
  void prepare(ServerHttpResponse response);

  /** One message of the service. */
  byte[] message(byte[] message);

  /** What is written when nothing has come for a while; empty if the protocol sees to that. */
  byte[] heartbeat();

  /**
   * The last that is written; empty for nothing.
   *
   * @param fault why the stream ends, or null if the service has ended it
   */
  byte[] end(@Nullable Throwable fault);
}
