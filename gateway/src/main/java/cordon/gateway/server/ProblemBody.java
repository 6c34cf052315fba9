package cordon.gateway.server;

import cordon.gateway.problem.Problems;
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
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives refusals of what is no HTTP at all (a line, header or chunk that is none), which are empty,
 * a problem as body. A request that is none is refused here, when nothing is under way: Reactor
 * Netty loses its refusal if it comes right behind the answer before.
 *
 * <p>Who is answered while still sending gets the answer: see {@link LingeringClose}. On a
 * connection that stays, Reactor Netty throws the rest of the body away; here it is bounded. A
 * client that asked whether to send its body ({@code Expect: 100-continue}) and was refused instead
 * may send it or not (RFC 9110, section 10.1.1), so that nobody could say where its next request
 * begins: that connection does not stay.
 */
final class ProblemBody extends ChannelDuplexHandler {
  private static final int FIRST_REFUSAL = 400;
  private static final long MOST_THROWN_AWAY = 128L * 1024 * 1024;

  /** The methods of requests that are not answered yet, in their order. */
  private final Deque<HttpMethod> underWay = new ArrayDeque<>();

  private boolean begun;
  private boolean over;

  /** Whether the body of the request that came last has not come to its end. */
  private boolean receiving;

  /** Whether its client waits to be told to send it. */
  private boolean expecting;

  private boolean last;
  private long thrownAway;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (over) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      if (underWay.isEmpty() && isNone(request)) {
        refuse(context, message, status(request.decoderResult().cause()));
        return;
      }
      underWay.add(request.method());
      receiving = true;
      expecting = HttpUtil.is100ContinueExpected(request);
      thrownAway = 0;
    } else if (message instanceof HttpContent content) {
      if (content.decoderResult().isFailure()) {
        // Passed on, it would end the body as if it was whole.
        refuse(context, message, HttpResponseStatus.BAD_REQUEST);
        return;
      }
      received(context, content);
    }
    context.fireChannelRead(message);
  }

  private void received(ChannelHandlerContext context, HttpContent content) {
    receiving = !(content instanceof LastHttpContent);
    expecting = false;
    thrownAway += underWay.isEmpty() ? content.content().readableBytes() : 0;
    if (thrownAway > MOST_THROWN_AWAY) {
      over = true;
      context.channel().close();
    }
  }

  private void refuse(ChannelHandlerContext context, Object message, HttpResponseStatus status) {
    over = true;
    LingeringClose.want(context.channel());
    ReferenceCountUtil.release(message);
    if (begun || underWay.size() > 1) {
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
    if (goesOn) {
      expecting = false;
    } else if (message instanceof HttpResponse response) {
      begun = true;
      if (expecting) {
        last = true;
        HttpUtil.setKeepAlive(response, false);
      }
    }
    boolean isHead = HttpMethod.HEAD.equals(underWay.peek());
    if (message instanceof LastHttpContent && !goesOn) {
      begun = false;
      underWay.poll();
      if (last) {
        promise.addListener(ChannelFutureListener.CLOSE);
      }
    }
    if (message instanceof FullHttpResponse mute && !isHead && isMute(mute)) {
      context.write(told(mute.protocolVersion(), mute.status()), promise);
      ReferenceCountUtil.release(mute);
    } else {
      context.write(message, promise);
    }
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (receiving) {
      LingeringClose.want(context.channel());
    }
    context.close(promise);
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
