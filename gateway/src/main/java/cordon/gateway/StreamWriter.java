package cordon.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes a stream as fast as its reader reads. The next message is asked for when the one before is
 * with the reader's kernel, so one who stops holds a single message, and whatever fits the stream's
 * flow-control windows. The usual way of writing would not do: it asks for 32 messages in advance.
 * One who takes nothing for a minute is cut off, and may come back.
 */
final class StreamWriter {
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  private final StreamForm form;
  private final ServerHttpResponse response;
  private final HttpServerResponse headers;
  private final Channel channel;
  private final Mono<Void> begin;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean begun;
  private volatile long since = System.nanoTime();

  StreamWriter(ServerWebExchange exchange, StreamForm form) {
    this.form = form;
    response = exchange.getResponse();
    headers = ServerHttpResponseDecorator.getNativeResponse(response);
    var connection = new AtomicReference<Connection>();
    headers.withConnection(connection::set);
    channel = Objects.requireNonNull(connection.get()).channel();
    begin = Mono.defer(this::begin).cache();
  }

  /**
   * Writes all, until the service ends the stream or the token of its reader has expired.
   *
   * @return an error only if nothing has been written yet
   */
  Mono<Void> write(Flux<byte[]> messages, Jwt caller) {
    // The end is a signal like the others, so that it does not overtake what is being written.
    Mono<Void> all =
        messages
            .materialize()
            .concatMap(
                signal -> {
                  byte[] message = signal.get();
                  return message == null
                      ? signal.isOnError()
                          ? Mono.<Void>error(Objects.requireNonNull(signal.getThrowable()))
                          : Mono.<Void>empty()
                      : send(() -> form.message(message));
                },
                0)
            .then();
    return Mono.firstWithSignal(all.thenReturn(true), watch(), expiry(caller))
        .then(Mono.defer(() -> begin.then(end(() -> form.end(null)))))
        .onErrorResume(fault -> begun ? end(() -> form.end(fault)) : Mono.error(fault));
  }

  private Mono<Void> begin() {
    begun = true;
    form.prepare(response);
    // Commits status and headers and writes nothing, so that what follows is written piece by
    // piece.
    return response.setComplete().then(Mono.defer(() -> headers.sendHeaders().then()));
  }

  private Mono<Void> send(Supplier<byte[]> text) {
    return begin.then(
        Mono.defer(() -> {
          byte[] bytes = text.get();
          return bytes.length == 0 ? Mono.empty() : send(bytes);
        }));
  }

  private Mono<Void> send(byte[] bytes) {
    if (underWay.getAndIncrement() == 0) {
      since = System.nanoTime();
    }
    return FutureMono.deferFuture(() -> channel.writeAndFlush(Unpooled.wrappedBuffer(bytes)))
        .doFinally(signal -> {
          underWay.decrementAndGet();
          since = System.nanoTime();
        });
  }

  /** Never a value: a heartbeat when it is quiet, an error when the reader has stopped for long. */
  private Mono<Boolean> watch() {
    return Flux.interval(TICK)
        .doOnNext(tick -> {
          if (underWay.get() > 0 && isPast(LONGEST_STOP)) {
            throw new Refused(408, "READER_STOPPED", "Nothing was taken for a minute.");
          }
        })
        .onBackpressureDrop()
        .filter(tick -> underWay.get() == 0 && isPast(QUIET))
        .concatMap(tick -> form.heartbeat().length == 0 ? Mono.empty() : send(form::heartbeat), 0)
        .then(Mono.never());
  }

  private boolean isPast(Duration time) {
    return System.nanoTime() - since > time.toNanos();
  }

  private static Mono<Boolean> expiry(Jwt caller) {
    Instant expires = caller.getExpiresAt();
    if (expires == null) {
      return Mono.never();
    }
    Duration left = Duration.between(Instant.now(), expires);
    return Mono.delay(left.isNegative() ? Duration.ZERO : left)
        .then(
            Mono.error(() ->
                new Refused(
                    401,
                    "TOKEN_EXPIRED",
                    "The token has expired; open the stream again with a new one.")));
  }

  /** The last word, if the reader still takes it. */
  private Mono<Void> end(Supplier<byte[]> last) {
    return send(last)
        .timeout(LAST_WORD)
        .onErrorResume(fault -> {
          channel.close();
          return Mono.empty();
        });
  }
}
