package cordon.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP face of {@link TestIdentity}: OpenID discovery, the key set, client credentials for any
 * client, and the sign-ins of {@link TestSignIns}.
 */
final class TestIssuer {
  private static final String REALM = "/realms/cordon";
  private static final JsonMapper json = JsonMapper.shared();
  private static final long LOOK_AGAIN_NANOS = 20_000_000;
  static final AtomicInteger timesKeysWereAsked = new AtomicInteger();
  static volatile @Nullable Away away;
  private static @Nullable TestIssuer running;

  private final HttpServer server;

  private TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve("/.well-known/openid-configuration", e -> reply(e, discovery()));
    serve("/certs", TestIssuer::keys);
    serve("/token", TestIssuer::tokens);
    serve("/auth", TestIssuer::authorize);
    serve("/logout", TestIssuer::logout);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(
        REALM + path,
        exchange -> {
          Away how = away;
          if (how == null) {
            handler.handle(exchange);
          } else {
            leaveAlone(exchange, how);
          }
        });
  }

  private static void leaveAlone(HttpExchange exchange, Away how) throws IOException {
    switch (how) {
      case REFUSES -> reply(exchange, 503, Map.of());
      case ANSWERS_NONSENSE -> reply(exchange, 200, Map.of("keys", List.of()));
      case CLOSES -> exchange.close();
      case HANGS -> {
        while (away == Away.HANGS) {
          LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        exchange.close();
      }
    }
  }

  private static void keys(HttpExchange exchange) throws IOException {
    timesKeysWereAsked.incrementAndGet();
    reply(exchange, TestIdentity.jwkSet().toJSONObject());
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
        "end_session_endpoint",
        address() + "/logout",
        "subject_types_supported",
        new String[] {"public"},
        "response_types_supported",
        new String[] {"code"},
        "backchannel_logout_supported",
        true,
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"});
  }

  private static void authorize(HttpExchange exchange) throws IOException {
    try (exchange) {
      String to = TestSignIns.authorize(form(exchange.getRequestURI().getRawQuery()));
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private static void logout(HttpExchange exchange) throws IOException {
    try (exchange) {
      TestSignIns.end(body(exchange).getOrDefault("refresh_token", ""));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void tokens(HttpExchange exchange) throws IOException {
    Map<String, String> form = body(exchange);
    if (form.getOrDefault("grant_type", "").equals("client_credentials")) {
      reply(exchange, clientCredentials(client(exchange, form)));
      return;
    }
    Map<String, Object> tokens = TestSignIns.tokens(form);
    if (tokens == null) {
      reply(exchange, 400, Map.of("error", "invalid_grant"));
    } else {
      reply(exchange, tokens);
    }
  }

  private static Map<String, Object> clientCredentials(String client) {
    return Map.of(
        "access_token",
        TestIdentity.service(client).token(),
        "token_type",
        "Bearer",
        "expires_in",
        300);
  }

  /** The client names itself in the basic header or in the form; its secret is not looked at. */
  private static String client(HttpExchange exchange, Map<String, String> form) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    if (header != null && header.startsWith("Basic ")) {
      byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
      return new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
    }
    return form.getOrDefault("client_id", "unknown");
  }

  private static Map<String, String> body(HttpExchange exchange) throws IOException {
    return form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> form(String text) {
    var form = new LinkedHashMap<String, String>();
    for (String field : text.split("&", -1)) {
      String[] parts = field.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void reply(HttpExchange exchange, Map<String, Object> body) throws IOException {
    reply(exchange, 200, body);
  }

  private static void reply(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    try (exchange) {
      byte[] bytes = json.writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
