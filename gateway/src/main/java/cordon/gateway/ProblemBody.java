package cordon.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;

/**
 * Gives refusals of what is no HTTP at all (a line, header or chunk that is none), which are empty,
 * a problem as body. A request that is none is refused here, when nothing is under way: Reactor
 * Netty loses its refusal if it comes right behind the answer before.
 */
final class ProblemBody extends ChannelDuplexHandler {
  private static final int FIRST_REFUSAL = 400;

  private int underWay;
  private boolean begun;
  private boolean over;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      if (underWay == 0 && isNone(request)) {
        refuse(context, message, status(request.decoderResult().cause()));
        return;
      }
      underWay++;
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      // Passed on, it would end the body as if it was whole.
      refuse(context, message, HttpResponseStatus.BAD_REQUEST);
      return;
    }
    context.fireChannelRead(message);
  }

  private void refuse(ChannelHandlerContext context, Object message, HttpResponseStatus status) {
    over = true;
    ReferenceCountUtil.release(message);
    if (begun || underWay > 1) {
      context.close();
    } else {
      context
          .writeAndFlush(told(HttpVersion.HTTP_1_1, status))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean goesOn =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof HttpResponse && !goesOn) {
      begun = true;
    }
    if (message instanceof LastHttpContent && !goesOn) {
      begun = false;
      underWay--;
    }
    if (message instanceof FullHttpResponse mute && isMute(mute)) {
      context.write(told(mute.protocolVersion(), mute.status()), promise);
      ReferenceCountUtil.release(mute);
    } else {
      context.write(message, promise);
    }
  }

  private static boolean isNone(HttpRequest request) {
    return request.decoderResult().isFailure() || request.protocolVersion().majorVersion() != 1;
  }

  private static HttpResponseStatus status(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      case null, default -> HttpResponseStatus.BAD_REQUEST;
    };
  }

  private static boolean isMute(FullHttpResponse response) {
    return response.status().code() >= FIRST_REFUSAL
        && !response.content().isReadable()
        && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
  }

  private static FullHttpResponse told(HttpVersion version, HttpResponseStatus status) {
    byte[] body = Problems.body(Problems.ofStatus(status.code()));
    var told = new DefaultFullHttpResponse(version, status, Unpooled.wrappedBuffer(body));
    told.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff")
        .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    return told;
  }
}
