package cordon.gateway.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import cordon.gateway.contract.Rpc;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.problem.TraceFilter;
import cordon.gateway.stream.StreamFormat;
import cordon.gateway.transcode.Given;
import cordon.gateway.transcode.JsonWriter;
import cordon.gateway.transcode.Transcoder;
import cordon.gateway.transcode.WireReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * A server stream as server-sent events. Where the contract gives responses an {@code event_id} and
 * the request a {@code last_event_id}, a reader who was cut off goes on where it was.
 */
final class EventStream implements StreamFormat {
  /** Filled by the reader's {@code Last-Event-ID}, where the method knows such a thing. */
  static final String LAST = "last_event_id";

  private static final byte[] BEFORE = bytes("data: ");
  private static final byte[] BEHIND = bytes("\n\n");

  private final ServerWebExchange exchange;
  private final Rpc rpc;

  EventStream(ServerWebExchange exchange, Rpc rpc) {
    this.exchange = exchange;
    this.rpc = rpc;
  }

  @Override
  public void prepare(ServerHttpResponse response) {
    response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
    response.getHeaders().setCacheControl("no-store");
  }

  @Override
  public byte[] message(byte[] message) {
    List<String> inexact = Transcoder.inexact(rpc, message);
    if (!inexact.isEmpty()) {
      JsonProtocol.tell(rpc, inexact, TraceFilter.traceId(exchange));
    }
    FieldDescriptor field = rpc.method().getOutputType().findFieldByName("event_id");
    String id = Given.isText(field) ? WireReader.lastText(message, field) : "";
    byte[] first = id.isEmpty() ? new byte[0] : bytes("id: " + id + "\n");
    byte[] json = new JsonWriter(message, rpc.method().getOutputType(), null).all();
    return ByteBuffer.allocate(first.length + BEFORE.length + json.length + BEHIND.length)
        .put(first)
        .put(BEFORE)
        .put(json)
        .put(BEHIND)
        .array();
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
