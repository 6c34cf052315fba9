package cordon.gateway.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose client is still sending in two steps (RFC 9112, section 9.6): the end
 * of what is said first, and the rest when the client has read it. Closed at once, a connection
 * with bytes that nobody has read is reset, and the answer is lost with it. What comes meanwhile is
 * thrown away, for a while and up to a size.
 *
 * <p>It stands before everything else, so that what is thrown away is not even decrypted.
 */
final class LingeringClose extends ChannelDuplexHandler {
  private static final AttributeKey<Boolean> WANTED = AttributeKey.valueOf("cordon.linger");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final long MOST = 128L * 1024 * 1024;

  private @Nullable ChannelPromise closing;
  private @Nullable Future<?> look;
  private long began;
  private long received;
  private long thrownAway;

  /** The next close of the connection waits for its client. */
  static void want(Channel channel) {
    channel.attr(WANTED).set(true);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    ChannelPromise first = closing;
    if (first != null) {
      first.addListener(closed -> promise.trySuccess());
    } else if (context.channel() instanceof DuplexChannel channel
        && Boolean.TRUE.equals(channel.attr(WANTED).get())
        && channel.isActive()
        && !channel.isInputShutdown()) {
      linger(context, channel, promise);
    } else {
      context.close(promise);
    }
  }

  private void linger(
      ChannelHandlerContext context, DuplexChannel channel, ChannelPromise promise) {
    closing = promise;
    began = System.nanoTime();
    received = began;
    look = later(context);
    channel.config().setAutoRead(true);
    context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> channel.shutdownOutput());
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (closing == null) {
      context.fireChannelRead(message);
      return;
    }
    thrownAway += message instanceof ByteBuf bytes ? bytes.readableBytes() : 0;
    ReferenceCountUtil.release(message);
    received = System.nanoTime();
    if (thrownAway > MOST) {
      over(context);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (closing != null && event instanceof ChannelInputShutdownEvent) {
      over(context);
    } else {
      context.fireUserEventTriggered(event);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (closing == null) {
      context.fireExceptionCaught(cause);
    } else {
      over(context);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    over(context);
    context.fireChannelInactive();
  }

  private Future<?> later(ChannelHandlerContext context) {
    return context
        .executor()
        .schedule(() -> look(context), QUIET.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    long now = System.nanoTime();
    if (now - received >= QUIET.toNanos() || now - began >= LONGEST.toNanos()) {
      over(context);
    } else {
      look = later(context);
    }
  }

  private void over(ChannelHandlerContext context) {
    if (look != null) {
      look.cancel(false);
    }
    ChannelPromise promise = closing;
    if (promise != null && !promise.isDone()) {
      context.close(promise);
    }
  }
}
