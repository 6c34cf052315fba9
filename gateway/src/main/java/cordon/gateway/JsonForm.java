package cordon.gateway;

import com.google.protobuf.DynamicMessage;
import cordon.gateway.description.Reasons;
import io.grpc.Deadline;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** JSON in, JSON or server-sent events out. */
@Component
final class JsonForm implements CallForm {
  private final Reasons reasons;

  JsonForm(Reasons reasons) {
    this.reasons = reasons;
  }

  @Override
  public Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc) {
    Map<String, String> path = ServerWebExchangeUtils.getUriTemplateVariables(exchange);
    return text(exchange, rpc)
        .map(body ->
            EventStream.resumed(
                exchange.getRequest().getHeaders(),
                Transcoder.request(rpc, body, path, exchange.getRequest().getQueryParams())))
        .map(DynamicMessage::toByteArray);
  }

  private static Mono<String> text(ServerWebExchange exchange, Rpc rpc) {
    if (rpc.body().isEmpty()) {
      return Mono.just("");
    }
    if (!isJson(exchange.getRequest().getHeaders())) {
      return Mono.error(
          new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."));
    }
    return CallForm.body(exchange, LARGEST_BODY).map(JsonForm::text);
  }

  private static boolean isJson(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      return type == null || MediaType.APPLICATION_JSON.isCompatibleWith(type);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(400, "INVALID", "The body is not UTF-8.");
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
    String text = Transcoder.print(rpc, Transcoder.response(rpc, message));
    exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    byte[] answer = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponse().getHeaders().setContentLength(answer.length);
    return CallForm.write(exchange, answer);
  }

  @Override
  public StreamForm stream(ServerWebExchange exchange, Rpc rpc) {
    return new EventStream(exchange, rpc);
  }
}
