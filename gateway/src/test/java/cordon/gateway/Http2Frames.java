package cordon.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Requests over HTTP/2 with pseudo-headers as no client would send them. */
public final class Http2Frames {
  private Http2Frames() {}

  /** The status of an answer, or 0 if the stream was reset, as RFC 9113 has it in section 8.1.1. */
  public static int status(int port, @Nullable String authority, @Nullable String host) {
    var headers = new DefaultHttp2Headers(false);
    headers.method("GET").scheme("http").path("/api/v1/operations");
    if (authority != null) {
      headers.authority(authority);
    }
    if (host != null) {
      headers.add("host", host);
    }
    headers.add("authorization", "Bearer " + GatewayFixture.PLANNER.token());
    return status(port, headers);
  }

  /** The same for any headers of a request without a body. */
  public static int status(int port, Http2Headers headers) {
    var group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      Channel connection =
          new Bootstrap()
              .group(group)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                      channel
                          .pipeline()
                          .addLast(
                              Http2FrameCodecBuilder.forClient().validateHeaders(false).build())
                          .addLast(new Http2MultiplexHandler(new Ignored()));
                    }
                  })
              .connect("127.0.0.1", port)
              .sync()
              .channel();
      var answer = new CompletableFuture<Integer>();
      Channel stream =
          new Http2StreamChannelBootstrap(connection).handler(new Answer(answer)).open().get();
      stream.writeAndFlush(new DefaultHttp2HeadersFrame(headers, true));
      return answer.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private static final class Ignored extends SimpleChannelInboundHandler<Object> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {}
  }

  private static final class Answer extends SimpleChannelInboundHandler<Object> {
    private final CompletableFuture<Integer> status;

    Answer(CompletableFuture<Integer> status) {
      this.status = status;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Object message) {
      if (message instanceof Http2HeadersFrame head && head.headers().status() != null) {
        status.complete(Integer.parseInt(head.headers().status().toString()));
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof Http2ResetFrame) {
        status.complete(0);
      }
      context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      status.complete(0);
      context.fireChannelInactive();
    }
  }
}
