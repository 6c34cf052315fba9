package cordon.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.util.ReferenceCountUtil;

/**
 * Gives refusals of the HTTP codec itself, which are empty (a line, header or chunk that is none),
 * a problem as body. Refusals of the application have one already.
 */
final class ProblemBody extends ChannelOutboundHandlerAdapter {
  private static final int FIRST_REFUSAL = 400;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    context.write(isMute(message) ? told((FullHttpResponse) message) : message, promise);
  }

  private static boolean isMute(Object message) {
    return message instanceof FullHttpResponse response
        && response.status().code() >= FIRST_REFUSAL
        && !response.content().isReadable()
        && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
  }

  private static FullHttpResponse told(FullHttpResponse mute) {
    byte[] body = Problems.body(Problems.ofStatus(mute.status().code()));
    var told =
        new DefaultFullHttpResponse(
            mute.protocolVersion(), mute.status(), Unpooled.wrappedBuffer(body));
    told.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff")
        .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    ReferenceCountUtil.release(mute);
    return told;
  }
}
