package cordon.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import cordon.gateway.GatewayFixture;
import cordon.gateway.RawConnection;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers who stop, and readers who are cut off. */
class StreamTest {
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";
  private static final String WATCH = "/api/v1/operations/" + ID + "/outcome:watch";
  private static final int EVENTS = 400;
  private static final int SMALL = 4096;

  /** An event of about 4 KB. */
  private static final String FILLING = "x".repeat(4 * 1024);

  /** What the server may keep for one reader who has stopped. */
  private static final int KEPT = 64 * 1024;

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void countFrom1() {
    gateway.reporting.give(StreamTest::eventsAfterTheLastSeen);
  }

  private static Iterator<byte[]> eventsAfterTheLastSeen(byte[] request) {
    try {
      String last = WatchOutcomeRequest.parseFrom(request).getLastEventId();
      return IntStream.rangeClosed(last.isEmpty() ? 1 : Integer.parseInt(last) + 1, EVENTS)
          .mapToObj(i -> event(i).toByteArray())
          .iterator();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static WatchOutcomeResponse event(int number) {
    return WatchOutcomeResponse.newBuilder()
        .setEventId(String.valueOf(number))
        .setOutcome(Outcome.newBuilder().setOperationId(FILLING).setPosition(number))
        .build();
  }

  @Test
  void a_reader_who_stops_costs_little_delays_nobody_and_loses_nothing() throws Exception {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    try (var stopped = open("", SMALL)) {
      long pulled = bytesPulledWhenAtRest();

      assertThat(pulled).isLessThan(KEPT);
      try (var other = open("", KEPT)) {
        assertThat(ids(other, EVENTS)).hasSize(EVENTS);
      }
      assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
      assertThat(ids(stopped, EVENTS)).isEqualTo(everyId());
    }
  }

  @Test
  void a_native_reader_who_stops_costs_little_delays_nobody_and_loses_nothing() throws Exception {
    ManagedChannel slow =
        NettyChannelBuilder.forAddress("127.0.0.1", gateway.port)
            .usePlaintext()
            .flowControlWindow(SMALL)
            .build();
    var came = new LinkedBlockingQueue<String>();
    var ended = new CompletableFuture<Status>();
    var call = watch(slow, came, ended);
    call.request(1);
    try {
      assertThat(came.poll(10, TimeUnit.SECONDS)).isEqualTo("1");
      assertThat(bytesPulledWhenAtRest()).isLessThan(KEPT);
      try (var other = open("", KEPT)) {
        assertThat(ids(other, EVENTS)).hasSize(EVENTS);
      }

      call.request(Integer.MAX_VALUE);

      assertThat(ended.get(20, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.OK);
      assertThat(List.copyOf(came)).isEqualTo(everyId().subList(1, EVENTS));
    } finally {
      slow.shutdownNow();
    }
  }

  @Test
  void a_reader_who_is_cut_off_again_and_again_loses_no_event_and_gets_none_twice()
      throws Exception {
    var random = new Random(4);
    List<String> seen = new ArrayList<>();
    int cuts = 0;
    while (seen.size() < EVENTS) {
      try (var connection = open(seen.isEmpty() ? "" : seen.getLast(), KEPT)) {
        seen.addAll(ids(connection, Math.min(1 + random.nextInt(15), EVENTS - seen.size())));
        // In the middle of an event that is not whole, and so is not seen.
        connection.line();
        connection.cut();
        cuts++;
      }
    }

    assertThat(cuts).isGreaterThan(30);
    assertThat(seen).isEqualTo(everyId());
  }

  private static long bytesPulledWhenAtRest() {
    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> gateway.reporting.sent.get(),
            new org.hamcrest.CustomMatcher<Integer>("no more than before") {
              private int before = -1;

              @Override
              public boolean matches(Object now) {
                boolean rests = now.equals(before) && before > 0;
                before = (Integer) now;
                return rests;
              }
            });
    return (long) gateway.reporting.sent.get() * event(1).getSerializedSize();
  }

  private static RawConnection open(String last, int receiveBuffer) throws IOException {
    var connection = new RawConnection(gateway.port, receiveBuffer);
    connection.send(
        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(
                WATCH,
                GatewayFixture.PLANNER.token(),
                last.isEmpty() ? "" : "Last-Event-ID: " + last + "\r\n"));
    assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
    return connection;
  }

  /** Ids of the next whole events. */
  private static List<String> ids(RawConnection connection, int events) throws IOException {
    List<String> ids = new ArrayList<>();
    String id = "";
    boolean data = false;
    while (ids.size() < events) {
      String line = connection.line();
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        data = true;
      } else if (line.isEmpty() && data) {
        ids.add(id);
        data = false;
      }
    }
    return ids;
  }

  private static List<String> everyId() {
    return IntStream.rangeClosed(1, EVENTS).mapToObj(String::valueOf).toList();
  }

  private static ClientCall<WatchOutcomeRequest, WatchOutcomeResponse> watch(
      ManagedChannel channel, LinkedBlockingQueue<String> came, CompletableFuture<Status> ended) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + GatewayFixture.PLANNER.token());
    var call =
        ClientInterceptors.intercept(
                channel, io.grpc.stub.MetadataUtils.newAttachHeadersInterceptor(headers))
            .newCall(OutcomeServiceGrpc.getWatchOutcomeMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(WatchOutcomeResponse message) {
            came.add(message.getEventId());
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            ended.complete(status);
          }
        },
        new Metadata());
    call.sendMessage(WatchOutcomeRequest.newBuilder().setOperationId(ID).build());
    call.halfClose();
    return call;
  }
}
