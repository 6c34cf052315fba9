package cordon.gateway.stream;

import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.problem.Refused;
import cordon.gateway.server.Connections;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes a stream as fast as its reader reads. The next message is asked for when the one before is
 * with the reader's kernel, so one who stops holds a single message, and whatever fits the stream's
 * flow-control windows. The usual way of writing would not do: it asks for 32 messages in advance.
 * One who takes nothing for a minute is cut off, and may come back.
 *
 * <p>All is done on the thread of the reader's connection, and little is kept for one who waits.
 */
public final class StreamWriter extends BaseSubscriber<byte[]> {
  private static final Duration TICK = Duration.ofSeconds(5);

  /** Who has missed nothing is told that the stream is open, unless it is refused before. */
  private static final Duration OPENING = Duration.ofSeconds(2);

  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  private final StreamFormat format;
  private final MemoryBudget.Reservation hold;
  private final Executor maker;
  private final ServerHttpResponse response;
  private final @Nullable Instant expires;
  private final HttpServerResponse headers;
  private final Channel channel;
  private final MonoSink<Void> done;

  /** Status and headers go before the first message, which waits for them, as the end does. */
  private boolean begun;

  private boolean headSent;
  private @Nullable Runnable behindFirst;

  /** A message is being made, and whatever ends the stream waits for it. */
  private boolean making;

  private @Nullable Runnable behindMade;
  private boolean ended;

  /** Read where a message is made, so that nothing is made for who has left. */
  private volatile boolean left;

  private int underWay;
  private long since = System.nanoTime();
  private @Nullable Future<?> tick;

  private StreamWriter(
      ServerHttpResponse response,
      StreamFormat format,
      MemoryBudget.Reservation hold,
      Executor maker,
      @Nullable Instant expires,
      MonoSink<Void> done) {
    this.format = format;
    this.hold = hold;
    this.maker = maker;
    this.response = response;
    this.expires = expires;
    this.done = done;
    headers = ServerHttpResponseDecorator.getNativeResponse(response);
    channel = Connections.channel(response);
  }

  /**
   * Writes all, until the service ends the stream or the token of its reader has expired.
   *
   * @param hold reserves the memory of a large message until it is with the reader
   * @param maker makes what is written of a large message
   * @return an error only if nothing has been written yet
   */
  public static Mono<Void> write(
      ServerWebExchange exchange,
      StreamFormat format,
      MemoryBudget.Reservation hold,
      Executor maker,
      Flux<byte[]> messages,
      Jwt caller) {
    ServerHttpResponse response = exchange.getResponse();
    Instant expires = caller.getExpiresAt();
    return Mono.create(done -> {
      var writer = new StreamWriter(response, format, hold, maker, expires, done);
      done.onDispose(() -> writer.onLoop(writer::stop));
      writer.onLoop(writer::watch);
      messages.subscribe(writer);
    });
  }

  /**
   * What a reader of the stream would be told before its first message, and no message (RFC 9110,
   * section 9.3.2): the stream is opened, and left as soon as it is known to be open.
   */
  public static Mono<Void> head(
      ServerWebExchange exchange, StreamFormat format, Flux<byte[]> messages) {
    ServerHttpResponse response = exchange.getResponse();
    return messages
        .next()
        .timeout(OPENING, Mono.empty())
        .then(
            Mono.defer(() -> {
              format.prepare(response);
              return response.setComplete();
            }));
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    subscription.request(1);
  }

  @Override
  protected void hookOnNext(byte[] message) {
    onLoop(() -> {
      making = true;
      if (message.length > MemoryBudget.SMALL) {
        maker.execute(() -> make(message));
      } else {
        make(message);
      }
    });
  }

  private void make(byte[] message) {
    if (left) {
      return;
    }
    try {
      byte[] written = format.message(message);
      onLoop(() -> made(written));
    } catch (RuntimeException fault) {
      onLoop(() -> {
        making = false;
        end(fault);
      });
    }
  }

  private void made(byte[] written) {
    making = false;
    try {
      hold.grow(written.length > MemoryBudget.SMALL ? written.length : 0);
      send(
          written,
          () -> {
            hold.shrink(0);
            request(1);
          });
    } catch (Refused full) {
      end(full);
    }
    if (behindMade != null) {
      behindMade.run();
    }
  }

  @Override
  protected void hookOnComplete() {
    onLoop(() -> end(null));
  }

  @Override
  protected void hookOnError(Throwable fault) {
    onLoop(() -> end(fault));
  }

  private void send(byte[] bytes, Runnable then) {
    if (ended) {
      return;
    }
    if (begun) {
      write(bytes, then);
    } else {
      begin(() -> write(bytes, then));
    }
  }

  /** Commits status and headers and writes nothing, so that what follows is written by itself. */
  private void begin(Runnable first) {
    begun = true;
    underWay++;
    since = System.nanoTime();
    format.prepare(response);
    response
        .setComplete()
        .then(Mono.defer(() -> headers.sendHeaders().then()))
        .subscribe(sent -> {}, done::error, () -> onLoop(() -> begun(first)));
  }

  private void begun(Runnable first) {
    headSent = true;
    underWay--;
    first.run();
    if (behindFirst != null) {
      behindFirst.run();
    }
  }

  private void write(byte[] bytes, Runnable then) {
    if (underWay++ == 0) {
      since = System.nanoTime();
    }
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(bytes))
        .addListener(written -> {
          underWay--;
          since = System.nanoTime();
          if (written.isSuccess()) {
            then.run();
          } else {
            done.success();
          }
        });
  }

  /** A heartbeat when it is quiet, and the end when the token's is there or the reader stops. */
  private void watch() {
    Duration left = expires == null ? Duration.ofDays(1) : Duration.between(Instant.now(), expires);
    if (left.isNegative() || left.isZero()) {
      end(
          new Refused(
              401,
              "TOKEN_EXPIRED",
              "The token has expired; open the stream again with a new one."));
    } else if (underWay > 0 && isPast(LONGEST_STOP)) {
      end(
          new Refused(
              408,
              "READER_STOPPED",
              "The client read nothing for a minute; open the stream again."));
    } else if (underWay == 0 && isPast(begun ? QUIET : OPENING) && format.heartbeat().length > 0) {
      send(format.heartbeat(), () -> {});
    }
    if (!ended && behindMade == null) {
      long next = Math.min((begun ? TICK : OPENING).toMillis(), left.toMillis()) + 1;
      tick = channel.eventLoop().schedule(this::watch, next, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isPast(Duration time) {
    return System.nanoTime() - since > time.toNanos();
  }

  private void end(@Nullable Throwable fault) {
    if (ended) {
      return;
    }
    if (making) {
      behindMade = () -> end(fault);
      return;
    }
    stop();
    if (!begun && fault != null) {
      done.error(fault);
      return;
    }
    // Of a service's last messages, as long as of any; of a refusal of ours, not for long.
    Duration patience = fault instanceof Refused ? LAST_WORD : LONGEST_STOP;
    tick = channel.eventLoop().schedule(this::cutOff, patience.toMillis(), TimeUnit.MILLISECONDS);
    if (!begun) {
      begin(() -> lastWord(null));
    } else if (headSent) {
      lastWord(fault);
    } else {
      behindFirst = () -> lastWord(fault);
    }
  }

  /** If the reader still takes it. */
  private void lastWord(@Nullable Throwable fault) {
    byte[] last;
    try {
      last = format.end(fault);
    } catch (RuntimeException e) {
      cutOff();
      return;
    }
    if (last.length == 0 && underWay == 0) {
      over();
    } else {
      channel.writeAndFlush(Unpooled.wrappedBuffer(last)).addListener(written -> over());
    }
  }

  private void cutOff() {
    channel.close();
    over();
  }

  private void over() {
    if (tick != null) {
      tick.cancel(false);
    }
    done.success();
  }

  /** Nothing more is asked for, or looked at. */
  private void stop() {
    ended = true;
    left = true;
    if (tick != null) {
      tick.cancel(false);
    }
    cancel();
  }

  private void onLoop(Runnable step) {
    if (channel.eventLoop().inEventLoop()) {
      step.run();
    } else {
      channel.eventLoop().execute(step);
    }
  }
}
