package cordon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands at the provider's address, and does not answer as one. */
class ProviderCheckTest {
  private final CountDownLatch held = new CountDownLatch(1);
  private HttpServer server;
  private ProviderCheck check;
  private volatile boolean endless;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    check = new ProviderCheck(issuer, InstantSource.system());
  }

  @AfterEach
  void close() {
    held.countDown();
    check.close();
    server.stop(0);
  }

  /** A start waited for it without end. */
  @Test
  void an_answer_that_begins_and_does_not_end_is_none() {
    Instant began = Instant.now();

    assertThatThrownBy(check::realm).isInstanceOf(ProviderCheck.AwayException.class);

    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void an_answer_that_is_larger_than_any_is_none() {
    endless = true;

    assertThatThrownBy(check::realm).isInstanceOf(ProviderCheck.AwayException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write("{".getBytes(StandardCharsets.UTF_8));
      if (endless) {
        exchange.getResponseBody().write(" ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
      } else {
        exchange.getResponseBody().flush();
        held.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
