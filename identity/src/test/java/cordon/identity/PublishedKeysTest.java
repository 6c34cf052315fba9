package cordon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands at the provider's address, and often is not the provider. */
class PublishedKeysTest {
  private static final String KEYS =
      """
      {"keys": [
        {"kty": "RSA", "kid": "enc", "use": "enc", "n": "AQAB", "e": "AQAB"},
        {"kty": "RSA", "kid": "sig", "use": "sig", "n": "AQAB", "e": "AQAB"}]}
      """;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final CountDownLatch held = new CountDownLatch(1);
  private HttpServer server;
  private String issuer = "";
  private PublishedKeys keys;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    server.createContext(
        "/",
        exchange -> {
          String answer = answers.getOrDefault(exchange.getRequestURI().getPath(), "");
          if (answer.equals("nothing")) {
            waitForTheEnd();
          }
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(answer.isEmpty() ? 404 : 200, body.length == 0 ? -1 : 0);
            exchange.getResponseBody().write(body);
          }
        });
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    keys = new PublishedKeys(issuer);
    publish(issuer, "/keys");
    answers.put("/keys", KEYS);
  }

  @AfterEach
  void close() {
    held.countDown();
    keys.close();
    server.stop(0);
  }

  @Test
  void the_keys_are_where_discovery_says() throws Exception {
    assertThat(keys.fetch().getKeyByKeyId("sig")).isNotNull();
  }

  @Test
  void what_is_no_key_set_is_none_and_neither_is_one_without_a_key() throws Exception {
    for (String answer :
        new String[] {
          "{\"keys\": []}", "{}", "<html>502</html>", "[]", KEYS.replace("\"sig\"", "\"enc\"")
        }) {
      answers.put("/keys", answer);

      assertThatThrownBy(keys::fetch).as(answer).isInstanceOf(IOException.class);
    }
    answers.put("/keys", KEYS);
    assertThat(keys.fetch().size()).isEqualTo(2);
  }

  @Test
  void an_issuer_with_another_name_is_not_believed() {
    publish(issuer + "/", "/keys");

    assertThatThrownBy(keys::fetch).isInstanceOf(IOException.class);
  }

  @Test
  void keys_that_have_moved_are_found_again() throws Exception {
    keys.fetch();
    answers.remove("/keys");
    answers.put("/moved", KEYS);
    publish(issuer, "/moved");

    assertThatThrownBy(keys::fetch).isInstanceOf(IOException.class);
    assertThat(keys.fetch().size()).isEqualTo(2);
  }

  @Test
  void neither_silence_nor_an_endless_answer_is_waited_for() {
    answers.put("/keys", "nothing");
    Instant began = Instant.now();
    assertThatThrownBy(keys::fetch).isInstanceOf(IOException.class);
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(8));

    answers.put("/keys", KEYS + " ".repeat(1 << 20));
    assertThatThrownBy(keys::fetch).isInstanceOf(IOException.class);
  }

  private void publish(String name, String path) {
    String root = issuer.substring(0, issuer.length() - "/realm".length());
    answers.put(
        "/realm/.well-known/openid-configuration",
        "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(name, root + path));
  }

  private void waitForTheEnd() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
