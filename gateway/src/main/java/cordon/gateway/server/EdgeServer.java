package cordon.gateway.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * What no property sets: how little is kept for a reader who stops, how soon one who has vanished
 * is noticed, and that a request which is refused before there is an exchange is told why.
 */
@Component
class EdgeServer implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {
  private static final WriteBufferWaterMark KEPT = new WriteBufferWaterMark(8 * 1024, 16 * 1024);
  private static final long KEPT_BY_KERNEL = 16 * 1024;
  private static final Duration VANISHED = Duration.ofSeconds(60);
  private static final Duration PING_ANSWER = Duration.ofSeconds(10);
  private static final int STREAMS_OF_A_CONNECTION = 100;

  /** After Boot's own, whose settings of HTTP/2 are replaced as a whole. */
  @Override
  public int getOrder() {
    return 1;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(EdgeServer::limited, EdgeServer::told);
  }

  private static HttpServer limited(HttpServer server) {
    HttpServer limited =
        server
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, KEPT)
            .http2Settings(settings ->
                settings
                    .maxHeaderListSize(2L * RequestLimits.LARGEST_HEADERS)
                    .maxConcurrentStreams(STREAMS_OF_A_CONNECTION)
                    .pingAckTimeout(PING_ANSWER));
    return Epoll.isAvailable()
        ? limited
            .childOption(EpollChannelOption.TCP_NOTSENT_LOWAT, KEPT_BY_KERNEL)
            .childOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) VANISHED.toMillis())
        : limited;
  }

  private static HttpServer told(HttpServer server) {
    return server.doOnChannelInit((observer, channel, address) -> tell(channel));
  }

  private static void tell(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addFirst("cordon.lingeringClose", new LingeringClose());
    if (pipeline.get(NettyPipeline.H2CUpgradeHandler) != null) {
      pipeline.addAfter("cordon.lingeringClose", "cordon.noUpgrade", new NoUpgrade());
    }
    if (pipeline.get(NettyPipeline.HttpTrafficHandler) != null) {
      addProblemBody(pipeline);
    } else {
      pipeline.addBefore(NettyPipeline.ReactiveBridge, "cordon.negotiated", new Negotiated());
    }
  }

  private static void addProblemBody(ChannelPipeline pipeline) {
    pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "cordon.problemBody", new ProblemBody());
    pipeline.addBefore(NettyPipeline.HttpTrafficHandler, "cordon.emptyPort", new EmptyPort());
  }

  /** With TLS the protocol is known, and its handlers are there, after the handshake. */
  private static final class Negotiated extends ChannelInboundHandlerAdapter {
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent) {
        if (context.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
          addProblemBody(context.pipeline());
        }
        context.pipeline().remove(this);
      }
      context.fireUserEventTriggered(event);
    }
  }
}
