package cordon.gateway.json;

import cordon.gateway.server.Connections;
import cordon.gateway.stream.StreamWriter;
import cordon.gateway.transcode.JsonWriter;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Writes a large answer a piece at a time: the next one is made when the one before is with the
 * reader's kernel, as {@link StreamWriter} does. The usual way of writing would not do: it asks for
 * 128 pieces in advance, which holds all of them and says nothing of how far the reader is. One who
 * takes nothing for a minute is cut off.
 */
final class Answers {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int MOST_LOOKS = 12;
  private static final byte[] NOTHING = {};

  /** Bytes that are made when it is a reader's turn: a large answer waits for few turns. */
  private static final int OF_ONE_TURN = 256 * 1024;

  private final Channel channel;
  private final JsonWriter rest;
  private final Executor maker;
  private final MonoSink<Void> done;
  private final Disposable.Swap head = Disposables.swap();

  /** How often it was looked since something was taken last. */
  private int looks;

  private boolean over;
  private @Nullable Future<?> next;

  private Answers(Channel channel, JsonWriter rest, Executor maker, MonoSink<Void> done) {
    this.channel = channel;
    this.rest = rest;
    this.maker = maker;
    this.done = done;
  }

  /**
   * @param first piece, which is made already
   * @param maker makes the others
   */
  static Mono<Void> write(
      ServerWebExchange exchange, byte[] first, JsonWriter rest, Executor maker) {
    ServerHttpResponse response = exchange.getResponse();
    if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
      return response.setComplete();
    }
    HttpServerResponse headers = ServerHttpResponseDecorator.getNativeResponse(response);
    // Commits status and headers and writes nothing, so that what follows is written by itself.
    Mono<Void> head = response.setComplete().then(Mono.defer(() -> headers.sendHeaders().then()));
    return write(Connections.channel(response), head, first, rest, maker);
  }

  static Mono<Void> write(
      Channel channel, Mono<Void> head, byte[] first, JsonWriter rest, Executor maker) {
    return Mono.create(done -> {
      var answer = new Answers(channel, rest, maker, done);
      done.onDispose(() -> answer.onLoop(answer::stop));
      answer.onLoop(answer::watch);
      var _ =
          answer.head.update(
              head.subscribe(
                  sent -> {}, done::error, () -> answer.onLoop(() -> answer.piece(first))));
    });
  }

  private void piece(byte[] bytes) {
    if (over) {
      return;
    }
    if (bytes.length == 0) {
      done.success();
      return;
    }
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(bytes))
        .addListener(written -> {
          looks = 0;
          if (written.isSuccess()) {
            maker.execute(this::make);
          } else {
            cutOff();
          }
        });
  }

  private void make() {
    var made = new ByteArrayOutputStream(OF_ONE_TURN);
    byte[] next = rest.next();
    while (next.length > 0) {
      made.writeBytes(next);
      next = made.size() < OF_ONE_TURN ? rest.next() : NOTHING;
    }
    byte[] pieces = made.toByteArray();
    onLoop(() -> piece(pieces));
  }

  private void watch() {
    if (over) {
      return;
    }
    if (looks++ >= MOST_LOOKS) {
      cutOff();
    } else {
      next = channel.eventLoop().schedule(this::watch, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** What is not whole must not look so. */
  private void cutOff() {
    channel.close();
    done.success();
  }

  private void stop() {
    over = true;
    head.dispose();
    if (next != null) {
      next.cancel(false);
    }
  }

  private void onLoop(Runnable task) {
    if (channel.eventLoop().inEventLoop()) {
      task.run();
    } else {
      channel.eventLoop().execute(task);
    }
  }
}
