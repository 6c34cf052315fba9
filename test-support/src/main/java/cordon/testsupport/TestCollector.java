package cordon.testsupport;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of OpenTelemetry that keeps the spans it is sent (OTLP over HTTP, in protobuf). */
public final class TestCollector implements AutoCloseable {
  private static final HexFormat HEX = HexFormat.of();

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  /**
   * A span.
   *
   * @param part that made it, as it calls itself
   * @param parent id of the span before it; empty if it has none
   * @param attributes of which the values are told as texts
   */
  public record Span(
      String part,
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes) {}

  public TestCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/v1/traces",
        exchange -> {
          boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
          var body = exchange.getRequestBody();
          byte[] sent = (packed ? new GZIPInputStream(body) : body).readAllBytes();
          read(UnknownFieldSet.parseFrom(sent));
          exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /** For the setting {@code cordon.traces.endpoint}. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  /** All that came so far. */
  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Those of a trace. */
  public List<Span> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  // The numbers are those of the fields in opentelemetry/proto/trace/v1/trace.proto, version 1.
  private void read(UnknownFieldSet request) {
    for (UnknownFieldSet resource : within(request, 1)) {
      String part =
          within(resource, 1).stream()
              .map(TestCollector::attributes)
              .map(found -> found.getOrDefault("service.name", ""))
              .findFirst()
              .orElse("");
      for (UnknownFieldSet scope : within(resource, 2)) {
        within(scope, 2).forEach(span -> spans.add(span(part, span)));
      }
    }
  }

  private static Span span(String part, UnknownFieldSet span) {
    return new Span(
        part,
        HEX.formatHex(bytes(span, 1)),
        HEX.formatHex(bytes(span, 2)),
        HEX.formatHex(bytes(span, 4)),
        text(span, 5),
        attributes(span, 9));
  }

  private static Map<String, String> attributes(UnknownFieldSet resource) {
    return attributes(resource, 1);
  }

  private static Map<String, String> attributes(UnknownFieldSet of, int field) {
    var found = new TreeMap<String, String>();
    for (UnknownFieldSet pair : within(of, field)) {
      within(pair, 2)
          .forEach(
              value -> found.put(text(pair, 1), value.hasField(1) ? text(value, 1) : "" + value));
    }
    return found;
  }

  private static List<UnknownFieldSet> within(UnknownFieldSet message, int field) {
    var found = new ArrayList<UnknownFieldSet>();
    for (ByteString one : message.getField(field).getLengthDelimitedList()) {
      try {
        found.add(UnknownFieldSet.parseFrom(one));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  private static byte[] bytes(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().stream()
        .findFirst()
        .orElse(ByteString.EMPTY)
        .toByteArray();
  }

  private static String text(UnknownFieldSet message, int field) {
    return ByteString.copyFrom(bytes(message, field)).toStringUtf8();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
