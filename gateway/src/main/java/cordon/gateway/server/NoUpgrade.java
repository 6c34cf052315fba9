package cordon.gateway.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import reactor.netty.NettyPipeline;

/**
 * Lets a plain port speak HTTP/2 with those who begin with it, and never by an upgrade from
 * HTTP/1.1, which RFC 9113 has withdrawn: it would gather a whole body before anybody is known, and
 * answer one that is too large without a word.
 */
final class NoUpgrade extends ChannelInboundHandlerAdapter {
  private static final byte[] PREFACE = {'P', 'R', 'I', ' '};

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ChannelPipeline pipeline = context.pipeline();
    if (message instanceof ByteBuf bytes && !beginsHttp2(bytes)) {
      pipeline.remove(NettyPipeline.H2CUpgradeHandler);
      pipeline.remove(HttpServerUpgradeHandler.class);
    }
    pipeline.remove(this);
    context.fireChannelRead(message);
  }

  private static boolean beginsHttp2(ByteBuf bytes) {
    int length = Math.min(PREFACE.length, bytes.readableBytes());
    for (int i = 0; i < length; i++) {
      if (bytes.getByte(bytes.readerIndex() + i) != PREFACE[i]) {
        return false;
      }
    }
    return true;
  }
}
