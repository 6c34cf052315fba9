package cordon.gateway.json;

import com.google.protobuf.Descriptors.Descriptor;
import cordon.description.Reasons;
import cordon.gateway.call.Body;
import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.Turns;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.problem.TraceFilter;
import cordon.gateway.stream.StreamFormat;
import cordon.gateway.transcode.Given;
import cordon.gateway.transcode.JsonWriter;
import cordon.gateway.transcode.PercentCoding;
import cordon.gateway.transcode.Transcoder;
import cordon.trace.TraceParent;
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

/** JSON in, JSON or server-sent events out. */
@Component
public final class JsonProtocol implements CallProtocol {
  /** Names the places of an answer of which JSON can say the nearest only. */
  static final String INEXACT = "Cordon-Inexact";

  private static final Logger log = LoggerFactory.getLogger(JsonProtocol.class);

  private final Reasons reasons;
  private final Turns turns;

  JsonProtocol(Reasons reasons, Turns turns) {
    this.reasons = reasons;
    this.turns = turns;
  }

  @Override
  public Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold) {
    Given given = given(exchange, rpc);
    return body(exchange, rpc, hold)
        .flatMap(body ->
            turns.make(
                exchange, hold, body.size(), () -> Transcoder.request(rpc, body.bytes(), given)));
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

  private static Mono<Body> body(
      ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold) {
    if (rpc.body().isEmpty()) {
      return Mono.just(new Body(0, hold));
    }
    if (!isJson(exchange.getRequest().getHeaders())) {
      return Mono.error(
          new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."));
    }
    return CallProtocol.body(exchange, MemoryBudget.LARGEST_BODY, hold);
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

  /** An answer of which the first piece is made. */
  private record Begun(List<String> inexact, byte[] first, boolean isWhole, JsonWriter rest) {}

  @Override
  public Mono<Void> answer(
      ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold, byte[] message) {
    return turns
        .make(exchange, hold, message.length, () -> begun(rpc, message))
        .flatMap(begun -> answer(exchange, rpc, hold, begun));
  }

  private static Begun begun(Rpc rpc, byte[] message) {
    List<String> inexact = Transcoder.inexact(rpc, message);
    JsonWriter json = Transcoder.answer(rpc, message);
    byte[] first = json.next();
    return new Begun(inexact, first, json.isDone(), json);
  }

  private Mono<Void> answer(
      ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold, Begun begun) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    if (!begun.inexact().isEmpty()) {
      tell(rpc, begun.inexact(), TraceFilter.traceId(exchange));
      headers.set(INEXACT, String.join(", ", begun.inexact()));
    }
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.setCacheControl("no-store");
    if (begun.isWhole()) {
      headers.setContentLength(begun.first().length);
      return CallProtocol.write(exchange, begun.first());
    }
    return Answers.write(exchange, begun.first(), begun.rest(), turns.of(hold.whose()));
  }

  /** Places, without what stands there. */
  static void tell(Rpc rpc, List<String> inexact, String trace) {
    log.atWarn()
        .addKeyValue(TraceParent.IN_LOGS, trace)
        .log("inexact method={} trace={} places={}", rpc.method().getFullName(), trace, inexact);
  }

  @Override
  public StreamFormat stream(ServerWebExchange exchange, Rpc rpc) {
    return new EventStream(exchange, rpc);
  }
}
