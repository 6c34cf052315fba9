package cordon.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.ErrorInfo;
import cordon.common.v1.LinkContent;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.operations.v1.CalendarServiceGrpc;
import cordon.operations.v1.FetchCalendarRequest;
import cordon.operations.v1.FetchCalendarResponse;
import cordon.operations.v1.ListOperationsResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is answered to whoever has an address. */
@ExtendWith(OutputCaptureExtension.class)
class LinkTest {
  private static final String SECRET = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";
  private static final String PATH = "/links/calendar/" + SECRET + "/cordon.ics";
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static GatewayFixture gateway;

  private final String here = "192.0.2." + ADDRESSES.incrementAndGet();

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.limits.address", "20",
                "cordon.trusted-proxies", "127.0.0.0/8",
                "cordon.resilience.open-for", "1s"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void answer() {
    gateway.operations.answer(content("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
  }

  @Test
  void whoever_has_the_address_is_given_the_bytes_and_nobody_is_asked_who_they_are()
      throws Exception {
    Answer answer = gateway.send(from(PATH).GET());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEqualTo("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/calendar; charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-cache");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.response().headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(gateway.operations.method)
        .isEqualTo("cordon.operations.v1.CalendarService/FetchCalendar");
    assertThat(FetchCalendarRequest.parseFrom(gateway.operations.request).getSecret())
        .isEqualTo(SECRET);
  }

  @Test
  void of_a_caller_who_shows_themselves_nothing_goes_on() {
    Answer answer =
        gateway.send(
            from(PATH)
                .header("Authorization", "Bearer " + GatewayFixture.PLANNER.token())
                .header("Idempotency-Key", "a")
                .header("Cordon-Purpose", "why")
                .GET());

    assertThat(answer.status()).isEqualTo(200);
    for (String name : List.of("authorization", "idempotency-key", "cordon-purpose")) {
      assertThat(
              gateway.operations.headers.get(
                  Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER)))
          .as(name)
          .isNull();
    }
  }

  @Test
  void whoever_has_it_already_is_told_so_until_it_is_another() {
    String tag = header(gateway.send(from(PATH).GET()), "ETag");

    for (String has : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
      Answer same = gateway.send(from(PATH).header("If-None-Match", has).GET());
      assertThat(same.status()).as(has).isEqualTo(304);
      assertThat(same.response().body()).isEmpty();
      assertThat(header(same, "ETag")).isEqualTo(tag);
      assertThat(header(same, "Cache-Control")).isEqualTo("private, no-cache");
    }
    Answer head = gateway.send(from(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(header(head, "ETag")).isEqualTo(tag);

    gateway.operations.answer(content("BEGIN:VCALENDAR\r\nX:1\r\nEND:VCALENDAR\r\n"));
    assertThat(gateway.send(from(PATH).header("If-None-Match", tag).GET()).status()).isEqualTo(200);
  }

  @Test
  void whatever_is_wrong_with_an_address_is_answered_alike_and_does_not_repeat_it(
      CapturedOutput output) {
    var told = new HashSet<String>();
    for (Status.Code code :
        List.of(
            Status.Code.NOT_FOUND,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.PERMISSION_DENIED,
            Status.Code.FAILED_PRECONDITION)) {
      gateway.operations.refuse(refusal(code));
      told.add(refused(gateway.send(from(PATH).GET()), 404));
    }
    for (String path :
        List.of("/links/calendar/" + SECRET, "/links/" + SECRET, "/links/", PATH + "/x")) {
      told.add(refused(gateway.send(from(path).header("Accept", "text/html").GET()), 404));
    }
    told.add(refused(gateway.send(from(PATH).POST(HttpRequest.BodyPublishers.noBody())), 404));

    assertThat(told).hasSize(1);
    gateway.operations.refuse(new StatusRuntimeException(Status.INTERNAL.withDescription(SECRET)));
    refused(gateway.send(from(PATH).GET()), 500);
    gateway.operations.refuse(new StatusRuntimeException(Status.UNAVAILABLE));
    refused(gateway.send(from(PATH).GET()), 503);
    assertThat(output.getAll()).doesNotContain(SECRET);
  }

  /** Whoever is signed in would else try as many as they like. */
  @Test
  void everybody_counts_by_address_whoever_they_are_and_whatever_they_try() {
    String known = "Bearer " + GatewayFixture.PLANNER.token();
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    assertThat(
            gateway.send(from("/api/v1/operations").header("Authorization", known).GET()).status())
        .isEqualTo(200);
    gateway.operations.refuse(refusal(Status.Code.NOT_FOUND));
    int before = gateway.operations.calls.get();

    List<Integer> answers =
        gateway.sendAtOnce(
            i ->
                from("/links/calendar/%043d/cordon.ics".formatted(i))
                    .header("Authorization", known)
                    .GET(),
            1_000);

    assertThat(answers).contains(404, 429);
    // Where a slow machine gives up on a call, the service was asked, and the answer is none of
    // these.
    assertThat((long) gateway.operations.calls.get() - before)
        .isLessThan(500)
        .isLessThanOrEqualTo(answers.stream().filter(one -> one != 429).count());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    // What a slow machine gave up on may have opened the breaker, which is asked again soon.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(
                    gateway
                        .send(from("/api/v1/operations").header("Authorization", known).GET())
                        .status())
                .isEqualTo(200));
  }

  @Test
  void it_is_no_method_of_grpc_and_no_path_of_the_interface() {
    int before = gateway.operations.calls.get();
    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                CalendarServiceGrpc.newBlockingStub(gateway.channel())
                    .fetchCalendar(FetchCalendarRequest.newBuilder().setSecret(SECRET).build()));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(gateway.get("/api/v1" + PATH).status()).isEqualTo(404);
    assertThat(gateway.operations.calls.get()).isEqualTo(before);
  }

  private HttpRequest.Builder from(String path) {
    return gateway.anonymous(path).header("X-Forwarded-For", here);
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }

  /** The body without the trace, which is another each time. */
  private static String refused(Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.response().body()).doesNotContain(SECRET);
    var headers = new ArrayList<>(answer.response().headers().map().keySet());
    return headers + answer.response().body().replaceAll("\"traceId\":\"[0-9a-f]+\",", "");
  }

  private static FetchCalendarResponse content(String text) {
    return FetchCalendarResponse.newBuilder()
        .setContent(
            LinkContent.newBuilder()
                .setMediaType("text/calendar; charset=utf-8")
                .setContent(ByteString.copyFromUtf8(text)))
        .build();
  }

  private static StatusRuntimeException refusal(Status.Code code) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage("No " + SECRET)
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setDomain("cordon").setReason("NOT_FOUND").build()))
            .build());
  }
}
