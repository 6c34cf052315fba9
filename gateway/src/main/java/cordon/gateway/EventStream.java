package cordon.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A server stream as server-sent events. Where the contract gives responses an {@code event_id} and
 * the request a {@code last_event_id}, a reader who was cut off goes on where it was. A stream ends
 * with the token that opened it.
 */
final class EventStream {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final String ENDED =
      "event: end\ndata: {\"reason\":\"TOKEN_EXPIRED\","
          + "\"detail\":\"The token has expired; open the stream again with a new one.\"}\n\n";

  /** Stands for the end of the service's own stream. */
  private static final String OVER = "";

  private EventStream() {}

  /** The request with the reader's {@code Last-Event-ID}, where the method knows such a thing. */
  static DynamicMessage resumed(HttpHeaders headers, DynamicMessage request) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName("last_event_id");
    String last = headers.getFirst("Last-Event-ID");
    return field == null || last == null
        ? request
        : request.toBuilder().setField(field, last).build();
  }

  /** What fails before the first message is a problem; afterwards it is an event of the stream. */
  static Mono<Void> write(ServerWebExchange exchange, Flux<DynamicMessage> responses) {
    return responses
        .switchOnFirst((first, all) -> {
          if (first.isOnError()) {
            return Flux.<Void>error(Objects.requireNonNull(first.getThrowable()));
          }
          exchange.getResponse().getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
          exchange.getResponse().getHeaders().setCacheControl("no-store");
          Flux<String> events =
              all.map(EventStream::event)
                  .onErrorResume(fault ->
                      Flux.just("event: error\ndata: " + Problems.line(exchange, fault) + "\n\n"));
          return exchange
              .getResponse()
              .writeAndFlushWith(
                  untilExpiry(exchange, withHeartbeat(events))
                      .map(text -> Mono.just(buffer(exchange, text))))
              .flux();
        })
        .then();
  }

  private static String event(DynamicMessage message) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName("event_id");
    String id = field == null ? "" : message.getField(field).toString();
    return (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + Transcoder.print(message) + "\n\n";
  }

  /** A comment now and then tells both ends that the other is still there. */
  private static Flux<String> withHeartbeat(Flux<String> events) {
    return events.publish(
        shared ->
            Flux.merge(
                1,
                shared,
                Flux.interval(HEARTBEAT)
                    .onBackpressureDrop()
                    .map(tick -> ": heartbeat\n\n")
                    .takeUntilOther(shared.ignoreElements())),
        1);
  }

  private static Flux<String> untilExpiry(ServerWebExchange exchange, Flux<String> events) {
    return exchange
        .getPrincipal()
        .ofType(JwtAuthenticationToken.class)
        .map(JwtAuthenticationToken::getToken)
        .mapNotNull(AbstractOAuth2Token::getExpiresAt)
        .map(expiry -> Duration.between(Instant.now(), expiry))
        .map(left -> left.isNegative() ? Duration.ZERO : left)
        .flatMapMany(left ->
            Flux.merge(1, events.concatWithValues(OVER), Mono.delay(left).thenReturn(ENDED))
                .takeUntil(text -> text.equals(OVER) || text.equals(ENDED))
                .filter(text -> !text.equals(OVER)));
  }

  private static DataBuffer buffer(ServerWebExchange exchange, String text) {
    return exchange.getResponse().bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
