package cordon.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import cordon.gateway.description.Reasons;
import io.grpc.Deadline;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** JSON in, JSON or server-sent events out. */
@Component
final class JsonForm implements CallForm {
  /** Names the places of an answer of which JSON can say the nearest only. */
  static final String INEXACT = "Cordon-Inexact";

  private static final Logger log = LoggerFactory.getLogger(JsonForm.class);

  /** What takes longer than a moment is done by one thread, so that the others serve. */
  private static final int LONG = 64 * 1024;

  private final Reasons reasons;
  private final Scheduler transcoding = Schedulers.newSingle("transcoding", true);

  JsonForm(Reasons reasons) {
    this.reasons = reasons;
  }

  @Override
  public Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc, Room.Hold hold) {
    Given given = given(exchange, rpc);
    return body(exchange, rpc, hold)
        .flatMap(body -> {
          Mono<byte[]> made = Mono.fromCallable(() -> Transcoder.request(rpc, body, given));
          return body.length > LONG ? made.subscribeOn(transcoding) : made;
        });
  }

  /** What path, query and headers say. */
  private static Given given(ServerWebExchange exchange, Rpc rpc) {
    ServerHttpRequest request = exchange.getRequest();
    requireUtf8(request.getURI());
    var given = new Given();
    Descriptor type = rpc.method().getInputType();
    request.getQueryParams().forEach((name, values) -> given.query(rpc, name, values));
    ServerWebExchangeUtils.getUriTemplateVariables(exchange)
        .forEach((name, value) -> given.path(type, name, value));
    String last = request.getHeaders().getFirst("Last-Event-ID");
    if (last != null && Given.isText(type.findFieldByName(EventStream.LAST))) {
      var _ = given.put(type, EventStream.LAST, last);
    }
    return given;
  }

  /** What is no UTF-8 would become something else where it is decoded. */
  private static void requireUtf8(URI uri) {
    if (!PercentCoding.isUtf8(uri.getRawPath()) || !PercentCoding.isUtf8(uri.getRawQuery())) {
      throw new Refused(400, "INVALID", "The request's line is not percent-encoded UTF-8.");
    }
  }

  private static Mono<byte[]> body(ServerWebExchange exchange, Rpc rpc, Room.Hold hold) {
    if (rpc.body().isEmpty()) {
      return Mono.just(new byte[0]);
    }
    if (!isJson(exchange.getRequest().getHeaders())) {
      return Mono.error(
          new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."));
    }
    return CallForm.body(exchange, LARGEST_BODY, hold);
  }

  private static boolean isJson(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      return type == null || MediaType.APPLICATION_JSON.isCompatibleWith(type);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  @Override
  public @Nullable Deadline deadline(ServerWebExchange exchange) {
    return null;
  }

  @Override
  public Throwable refusal(Throwable fault, Rpc rpc) {
    return Problems.of(fault).as(rpc, reasons);
  }

  @Override
  public Mono<Void> answer(ServerWebExchange exchange, Rpc rpc, byte[] message) {
    Mono<List<String>> looked = Mono.fromCallable(() -> Transcoder.inexact(rpc, message));
    return (message.length > LONG ? looked.subscribeOn(transcoding) : looked)
        .flatMap(inexact -> answer(exchange, rpc, message, inexact));
  }

  private static Mono<Void> answer(
      ServerWebExchange exchange, Rpc rpc, byte[] message, List<String> inexact) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    if (!inexact.isEmpty()) {
      tell(rpc, inexact, TraceFilter.traceId(exchange));
      headers.set(INEXACT, String.join(", ", inexact));
    }
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setCacheControl("no-store");
    JsonWriter json = Transcoder.answer(rpc, message);
    byte[] first = json.next();
    if (json.isDone()) {
      headers.setContentLength(first.length);
      return CallForm.write(exchange, first);
    }
    return Answers.write(exchange, first, json);
  }

  /** Places, without what stands there. */
  static void tell(Rpc rpc, List<String> inexact, String trace) {
    log.warn("inexact method={} trace={} places={}", rpc.method().getFullName(), trace, inexact);
  }

  @Override
  public StreamForm stream(ServerWebExchange exchange, Rpc rpc) {
    return new EventStream(exchange, rpc);
  }
}
