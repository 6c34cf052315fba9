package cordon.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP face of {@link TestIdentity}: OpenID discovery, the key set, and client credentials for
 * any client, which is all that a service asks of its issuer.
 */
final class TestIssuer {
  private static final String REALM = "/realms/cordon";
  private static final JsonMapper json = JsonMapper.shared();
  private static @Nullable TestIssuer running;

  private final HttpServer server;

  private TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(REALM + "/.well-known/openid-configuration", e -> reply(e, discovery()));
    server.createContext(REALM + "/certs", e -> reply(e, TestIdentity.jwkSet().toJSONObject()));
    server.createContext(REALM + "/token", e -> reply(e, clientCredentials(e)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  static synchronized TestIssuer running() {
    TestIssuer known = running;
    if (known == null) {
      known = new TestIssuer();
      running = known;
    }
    return known;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + REALM;
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer",
        address(),
        "jwks_uri",
        address() + "/certs",
        "token_endpoint",
        address() + "/token",
        "authorization_endpoint",
        address() + "/auth",
        "subject_types_supported",
        new String[] {"public"},
        "response_types_supported",
        new String[] {"code"},
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"});
  }

  private static Map<String, Object> clientCredentials(HttpExchange exchange) throws IOException {
    String client = client(exchange);
    return Map.of(
        "access_token",
        TestIdentity.service(client).token(),
        "token_type",
        "Bearer",
        "expires_in",
        300);
  }

  /** The client names itself in the basic header or in the form; its secret is not looked at. */
  private static String client(HttpExchange exchange) throws IOException {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header != null && header.startsWith("Basic ")) {
      byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    }
    var form = new LinkedHashMap<String, String>();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (String field : body.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return form.getOrDefault("client_id", "unknown");
  }

  private static void reply(HttpExchange exchange, Map<String, Object> body) throws IOException {
    try (exchange) {
      byte[] bytes = json.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
