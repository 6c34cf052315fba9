package cordon.gateway.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/**
 * Takes the colon away behind which no port stands. A port may have no digits (RFC 3986, section
 * 3.2.3), and means the same then as none (section 6.2.3); Reactor Netty refuses it. Whatever else
 * is wrong with a host is left for {@code Authority} to say.
 */
final class EmptyPort extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
      if (hosts.size() == 1 && hasEmptyPort(hosts.getFirst())) {
        String host = hosts.getFirst();
        request.headers().set(HttpHeaderNames.HOST, host.substring(0, host.length() - 1));
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean hasEmptyPort(String host) {
    int colon = host.length() - 1;
    return colon > 0
        && host.charAt(colon) == ':'
        && (host.startsWith("[") ? host.charAt(colon - 1) == ']' : host.indexOf(':') == colon);
  }
}
