package cordon.gateway.service;

import cordon.gateway.problem.Refused;
import cordon.gateway.problem.TraceFilter;
import cordon.trace.TraceParent;
import io.grpc.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.server.ServerWebExchange;

/** What of a request's headers goes on to the service, and nothing else does. */
final class PassedHeaders {
  private static final List<String> PASSED =
      List.of("Idempotency-Key", "Cordon-After", "Cordon-Purpose");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

  private PassedHeaders() {}

  /**
   * What goes on of a request.
   *
   * @param caller whose token goes on; how it came here, in a header or a session, is not asked
   * @throws Refused BAD_HEADER
   */
  static Metadata of(ServerWebExchange exchange, Jwt caller) {
    var metadata = new Metadata();
    metadata.put(key(HttpHeaders.AUTHORIZATION), "Bearer " + caller.getTokenValue());
    for (String name : PASSED) {
      String value = exchange.getRequest().getHeaders().getFirst(name);
      if (value == null) {
        continue;
      }
      if (!PRINTABLE.matcher(value).matches()) {
        throw new Refused(
            400,
            "BAD_HEADER",
            name + " must be 1 to 200 printable ASCII characters.",
            List.of(),
            Map.of("header", name.toLowerCase(Locale.ROOT)));
      }
      metadata.put(key(name), value);
    }
    metadata.put(key(TraceParent.HEADER), TraceFilter.parent(exchange));
    return metadata;
  }

  /** What goes on of a request of which nobody is the caller: the trace. */
  static Metadata ofNobody(ServerWebExchange exchange) {
    var metadata = new Metadata();
    metadata.put(key(TraceParent.HEADER), TraceFilter.parent(exchange));
    return metadata;
  }

  /** gRPC takes the metadata that it is given for its own, so every attempt has some. */
  static Metadata copy(Metadata headers) {
    var copy = new Metadata();
    copy.merge(headers);
    return copy;
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
