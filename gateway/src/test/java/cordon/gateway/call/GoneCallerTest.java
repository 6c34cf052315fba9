package cordon.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cordon.gateway.GatewayFixture;
import cordon.gateway.RawConnection;
import cordon.operations.v1.ListOperationsResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A caller who goes in the middle of a request is no fault of the edge (reactor-netty/1089). */
class GoneCallerTest {
  private static final int TIMES = 20;
  private static final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    log.start();
    root().addAppender(log);
  }

  @AfterAll
  static void stop() {
    root().detachAppender(log);
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_goes_while_a_body_is_sent_leaves_no_fault_in_the_log(boolean cut) throws Exception {
    String head =
        """
        POST /api/v1/operations HTTP/1.1\r
        Host: 127.0.0.1\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 900000\r
        \r
        """
            .formatted(GatewayFixture.PLANNER.token());
    for (int i = 0; i < TIMES; i++) {
      go(head + "{\"spec\":{\"plan\":\"" + "x".repeat(i * 1000), cut);
    }

    Thread.sleep(500);
    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
    assertThat(log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)))
        .isEmpty();
  }

  private static void go(String sent, boolean cut) throws IOException, InterruptedException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(sent);
      Thread.sleep(20);
      if (cut) {
        connection.cut();
      }
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
