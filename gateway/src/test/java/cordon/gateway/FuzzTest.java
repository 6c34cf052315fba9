package cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.tasking.v1.GetTaskResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * Requests that nobody should send are refused with a reason, and tell nothing of the inside. What
 * is sent comes from a seed, so that what fails once fails again.
 */
class FuzzTest {
  private static final int REQUESTS = 8_500;
  private static final int NATIVE_CALLS = 1_400;
  private static final int BROKEN_CONNECTIONS = 100;
  private static final Pattern INSIDE =
      Pattern.compile(
          "java\\.|reactor\\.|io\\.netty|io\\.grpc|org\\.springframework|Exception|\\tat "
              + "|127\\.0\\.0\\.1|localhost");
  private static final Pattern REASON = Pattern.compile("\"reason\":\"[A-Z0-9_]+\"");

  private static final int LARGEST = 4 * 1024 * 1024;
  private static final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private static GatewayFixture gateway;
  private static String token;

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.limits.address", "1000000",
                "cordon.limits.pages", "1000000",
                "cordon.limits.refused", "10GB"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    gateway.tasking.answer(GetTaskResponse.getDefaultInstance());
    gateway.reporting.answer(WatchOutcomeResponse.getDefaultInstance());
    token = GatewayFixture.PLANNER.token();
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
  }

  @AfterAll
  static void stop() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    gateway.close();
  }

  @Test
  void ten_thousand_malformed_requests_are_refused_with_a_reason_and_tell_nothing()
      throws Exception {
    List<String> wrong = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();

    overHttp1(wrong, statuses);
    statuses.merge(tooLarge().status(), 1, Integer::sum);
    nativeCalls(wrong);
    brokenConnections(wrong);

    assertThat(wrong).isEmpty();
    assertThat(statuses.keySet()).contains(200, 400, 404, 405, 413, 414, 415, 431);
    assertThat(log.list.stream().filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR)))
        .isEmpty();
    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
  }

  private static void overHttp1(List<String> wrong, Map<Integer, Integer> statuses)
      throws IOException {
    var requests = new FuzzedRequests(1, token);
    RawConnection connection = new RawConnection(gateway.port);
    boolean used = false;
    for (int i = 0; i < REQUESTS && wrong.size() < 20; i++) {
      FuzzedRequests.Request request = requests.next();
      if (used && !request.shown().contains(" HTTP/1.1\r\n")) {
        // A connection speaks one version of HTTP.
        connection.close();
        connection = new RawConnection(gateway.port);
      }
      Reply reply = send(connection, request);
      for (int again = 0; reply == null && again < 3; again++) {
        // Closed behind the answer before, or reset because the request was refused before it was
        // read, and the answer with it: clients open another connection, and so does this one.
        connection.close();
        connection = new RawConnection(gateway.port);
        reply = send(connection, request);
      }
      if (reply != null) {
        statuses.merge(reply.status(), 1, Integer::sum);
      }
      String fault = fault(reply, request);
      if (!fault.isEmpty()) {
        wrong.add(fault + " for " + request.shown() + " -> " + reply);
      }
      used = reply != null && !reply.closes() && !request.leavesRest();
      if (!used) {
        connection.close();
        connection = new RawConnection(gateway.port);
      }
    }
    connection.close();
  }

  /** Few of those that are made by chance are too large and otherwise right; this one is. */
  private static Reply tooLarge() throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          "POST /api/v1/operations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + token
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + (LARGEST + 1)
              + "\r\n\r\n");
      connection.send(new byte[LARGEST + 1]);
      return connection.reply(false);
    }
  }

  /** The answer, or null if the connection was closed without one. */
  private static @Nullable Reply send(RawConnection connection, FuzzedRequests.Request request) {
    try {
      connection.send(request.bytes());
      if (request.leavesRest()) {
        connection.endSending();
      }
      return connection.reply(request.isHead());
    } catch (EOFException | SocketException e) {
      return null;
    } catch (IOException e) {
      return new Reply(0, "no answer: " + e, "");
    }
  }

  private static String fault(@Nullable Reply reply, FuzzedRequests.Request request) {
    if (reply == null) {
      // Who goes on sending what was refused before its body may lose the answer with the
      // connection
      // (RFC 9112, section 9.6).
      return request.leavesRest() || request.bytes().length > LARGEST
          ? ""
          : "closed without an answer";
    }
    if (reply.status() / 100 != 2 && reply.status() / 100 != 4) {
      return "status";
    }
    if (INSIDE.matcher(reply.head() + reply.body()).find()) {
      return "tells of the inside";
    }
    boolean hasReason = REASON.matcher(reply.body()).find();
    return reply.status() >= 400 && !request.isHead() && !hasReason ? "no reason" : "";
  }

  private static void nativeCalls(List<String> wrong) {
    var random = new Random(2);
    HttpClient client =
        HttpClient.create().protocol(HttpProtocol.H2C).host("127.0.0.1").port(gateway.port);
    Flux.range(0, NATIVE_CALLS)
        .flatMap(i -> call(client, new FuzzedCall(random, token)), 8)
        .filter(fault -> !fault.isEmpty())
        .take(20)
        .doOnNext(wrong::add)
        .blockLast(Duration.ofSeconds(60));
  }

  private static Mono<String> call(HttpClient client, FuzzedCall call) {
    return client
        .headers(headers -> call.headers().forEach(headers::add))
        .request(HttpMethod.POST)
        .uri(call.path())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(call.body())))
        .responseSingle((response, body) ->
            body.asString(StandardCharsets.ISO_8859_1)
                .defaultIfEmpty("")
                .zipWith(response.trailerHeaders().defaultIfEmpty(EmptyHttpHeaders.INSTANCE))
                .map(both -> {
                  String all = response.responseHeaders() + "\n" + both.getT2() + both.getT1();
                  String status =
                      response
                          .responseHeaders()
                          .get("grpc-status", both.getT2().get("grpc-status", ""));
                  boolean told =
                      status.equals("0")
                          || all.contains("grpc-status-details-bin")
                          || REASON.matcher(all).find();
                  // 2, 13, 14 and 15 are the faults of a server: UNKNOWN, INTERNAL and so on.
                  boolean faulty =
                      List.of("2", "13", "14", "15").contains(status)
                          || response.status().code() >= 500
                          || !told
                          || INSIDE.matcher(all).find();
                  return faulty ? call + " -> " + response.status() + " " + all : "";
                }))
        .timeout(Duration.ofSeconds(10))
        .onErrorResume(e -> Mono.just(call + " -> " + e));
  }

  /** Frames of HTTP/2 that are none: the connection may be closed, and nothing told. */
  private static void brokenConnections(List<String> wrong) throws IOException {
    var random = new Random(3);
    for (int i = 0; i < BROKEN_CONNECTIONS; i++) {
      byte[] frames = new byte[1 + random.nextInt(400)];
      random.nextBytes(frames);
      try (var connection = new RawConnection(gateway.port)) {
        connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        connection.send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
        connection.send(frames);
        connection.endSending();
        String told = connection.rest();
        if (INSIDE.matcher(told).find()) {
          wrong.add("frames of seed 3, number " + i + " -> " + told);
        }
      } catch (SocketException e) {
        // Cut off: that is an answer.
      }
    }
  }
}
