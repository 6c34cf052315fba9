package cordon.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * A server stream as server-sent events. Where the contract gives responses an {@code event_id} and
 * the request a {@code last_event_id}, a reader who was cut off goes on where it was.
 */
final class EventStream implements StreamForm {
  private final ServerWebExchange exchange;
  private final Rpc rpc;

  EventStream(ServerWebExchange exchange, Rpc rpc) {
    this.exchange = exchange;
    this.rpc = rpc;
  }

  /** The request with the reader's {@code Last-Event-ID}, where the method knows such a thing. */
  static DynamicMessage resumed(HttpHeaders headers, DynamicMessage request) {
    FieldDescriptor field = request.getDescriptorForType().findFieldByName("last_event_id");
    String last = headers.getFirst("Last-Event-ID");
    return field == null || last == null
        ? request
        : request.toBuilder().setField(field, last).build();
  }

  @Override
  public void prepare(ServerHttpResponse response) {
    response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
    response.getHeaders().setCacheControl("no-store");
  }

  @Override
  public byte[] message(byte[] message) {
    DynamicMessage event = Transcoder.response(rpc, message);
    FieldDescriptor field = event.getDescriptorForType().findFieldByName("event_id");
    String id = field == null ? "" : event.getField(field).toString();
    return bytes(
        (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + Transcoder.print(event) + "\n\n");
  }

  @Override
  public byte[] heartbeat() {
    return bytes(": heartbeat\n\n");
  }

  @Override
  public byte[] end(@Nullable Throwable fault) {
    if (fault == null) {
      return new byte[0];
    }
    Refused refused = Problems.of(fault);
    return refused.reason.equals("TOKEN_EXPIRED")
        ? bytes(
            "event: end\ndata: {\"reason\":\"TOKEN_EXPIRED\",\"detail\":\"%s\"}\n\n"
                .formatted(refused.detail))
        : bytes("event: error\ndata: " + Problems.line(exchange, refused) + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
