package cordon.gateway.server;

import io.netty.channel.Channel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** The connection beneath a response. */
public final class Connections {
  private Connections() {}

  /** The channel of the response; with HTTP/2 the one of its stream, on the same thread. */
  public static Channel channel(ServerHttpResponse response) {
    var connection = new AtomicReference<Connection>();
    HttpServerResponse server = ServerHttpResponseDecorator.getNativeResponse(response);
    server.withConnection(connection::set);
    return Objects.requireNonNull(connection.get()).channel();
  }
}
