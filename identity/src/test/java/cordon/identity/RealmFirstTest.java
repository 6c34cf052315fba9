package cordon.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A part that was there before its identity provider. */
@ExtendWith(OutputCaptureExtension.class)
class RealmFirstTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private HttpServer server;
  private String issuer = "";
  private RealmFirst first;

  /** What the realm calls itself; null while the provider is away. */
  private volatile @Nullable String name;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    server.createContext("/", this::answer);
    server.start();
    first = new Quick();
  }

  @AfterEach
  void close() {
    first.stop();
    server.stop(0);
  }

  @Test
  void what_is_missing_once_it_answers_ends_the_part(CapturedOutput output) throws Exception {
    first.start();
    assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();

    name = "another";

    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(output.getAll())
        .containsOnlyOnce("does not answer at " + issuer + ": nothing goes until it does")
        .contains("The realm calls itself another, and cordon.oidc.issuer is " + issuer);
  }

  @Test
  void one_that_has_answered_well_is_asked_no_more() throws Exception {
    first.start();
    name = issuer;

    assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
    int times = asked.get();

    assertThat(ended.await(300, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(asked).hasValue(times);
  }

  @Test
  void a_part_that_ends_asks_no_more() throws Exception {
    first.start();
    first.stop();
    name = "another";

    assertThat(ended.await(300, TimeUnit.MILLISECONDS)).isFalse();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String told = name;
    try (exchange) {
      if (told == null) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      asked.incrementAndGet();
      answered.countDown();
      exchange.sendResponseHeaders(200, 0);
      exchange
          .getResponseBody()
          .write(
              "{\"issuer\": \"%s\", \"token_endpoint\": \"%s/token\"}"
                  .formatted(told, issuer)
                  .getBytes(StandardCharsets.UTF_8));
    }
  }

  private final class Quick extends RealmFirst {
    Quick() {
      super(0, issuer, "nothing goes");
    }

    @Override
    protected void ask(ProviderCheck provider)
        throws ProviderCheck.AwayException, InterruptedException {
      var _ = provider.realm();
    }

    @Override
    Duration pause() {
      return Duration.ofMillis(50);
    }

    @Override
    void end() {
      ended.countDown();
    }
  }
}
