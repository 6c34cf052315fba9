package cordon.gateway;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes a large answer a piece at a time, as its reader takes it. */
final class Answers {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

  private Answers() {}

  /**
   * @param first piece, which is written already
   */
  static Mono<Void> write(ServerHttpResponse response, byte[] first, JsonWriter rest) {
    var asked = new AtomicLong(System.nanoTime());
    Flux<DataBuffer> pieces =
        Flux.<byte[]>generate(
                sink -> {
                  asked.set(System.nanoTime());
                  byte[] piece = rest.next();
                  if (piece.length == 0) {
                    sink.complete();
                  } else {
                    sink.next(piece);
                  }
                })
            .startWith(first)
            .map(piece -> response.bufferFactory().wrap(piece));
    // A reader who has stopped holds what it has not read; it is waited for as one of a stream is.
    Mono<Void> stopped =
        Flux.interval(LOOK)
            .filter(tick -> System.nanoTime() - asked.get() > LONGEST_STOP.toNanos())
            .next()
            .flatMap(tick ->
                Mono.error(new Refused(408, "READER_STOPPED", "Nothing was taken for a minute.")));
    return Mono.firstWithSignal(response.writeWith(pieces), stopped);
  }
}
