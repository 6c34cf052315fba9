package cordon.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.gateway.GatewayFixture;
import cordon.gateway.contract.Bytes;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plain gRPC client meets the services through the gateway as if it called them itself. */
class NativeTest {
  private static final ListOperationsRequest LIST =
      ListOperationsRequest.newBuilder().setPageSize(7).build();
  private static final WatchOutcomeRequest WATCH =
      WatchOutcomeRequest.newBuilder()
          .setOperationId("0197c0de-0000-7000-8000-000000000001")
          .build();
  private static final Metadata.Key<byte[]> DETAILS =
      Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static OperationServiceBlockingStub operations() {
    return OperationServiceGrpc.newBlockingStub(gateway.channel());
  }

  @Test
  void a_call_and_its_answer_arrive_and_only_the_headers_of_the_contract_go_on() {
    var answer = ListOperationsResponse.newBuilder().setNextPageToken("more").build();
    gateway.operations.answer(answer);
    String trace = "0af7651916cd43dd8448eb211c80319c";
    var headers = new Metadata();
    headers.put(key("idempotency-key"), "key-1");
    headers.put(key("cordon-after"), "a:1");
    headers.put(key("x-country"), "NG");
    headers.put(key("traceparent"), "00-" + trace + "-b7ad6b7169203331-01");
    var back = new AtomicReference<Metadata>();

    ListOperationsResponse came =
        operations()
            .withInterceptors(
                MetadataUtils.newAttachHeadersInterceptor(headers),
                MetadataUtils.newCaptureMetadataInterceptor(back, new AtomicReference<>()))
            .listOperations(LIST);

    assertThat(came).isEqualTo(answer);
    assertThat(gateway.operations.method)
        .isEqualTo("cordon.operations.v1.OperationService/ListOperations");
    assertThat(gateway.operations.request).isEqualTo(LIST.toByteArray());
    Metadata passed = gateway.operations.headers;
    assertThat(passed.get(key("authorization"))).startsWith("Bearer ey");
    assertThat(passed.get(key("idempotency-key"))).isEqualTo("key-1");
    assertThat(passed.get(key("cordon-after"))).isEqualTo("a:1");
    assertThat(passed.get(key("x-country"))).isNull();
    assertThat(passed.get(key("traceparent"))).startsWith("00-" + trace);
    assertThat(Objects.requireNonNull(back.get()).get(key("cordon-trace"))).isEqualTo(trace);
  }

  @Test
  void a_method_that_is_internal_or_unknown_is_not_implemented_here() {
    var internal =
        failure(() ->
            FeedServiceGrpc.newBlockingStub(gateway.channel())
                .subscribe(SubscribeRequest.getDefaultInstance())
                .next());
    var unknown =
        failure(() -> call(gateway.channel(), "cordon.operations.v1.OperationService/Nothing"));
    var elsewhere = failure(() -> call(gateway.channel(), "grpc.health.v1.Health/Check"));

    for (StatusRuntimeException refused : List.of(internal, unknown, elsewhere)) {
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
      assertThat(reason(refused)).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void only_a_token_of_our_issuer_gets_in() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    int before = gateway.operations.calls.get();

    for (Channel channel :
        List.of(
            gateway.anonymousChannel(),
            gateway.channel(GatewayFixture.PLANNER.expiredToken()),
            gateway.channel(GatewayFixture.PLANNER.tokenWithForeignKey()),
            gateway.channel("no-token"))) {
      var refused =
          failure(() -> OperationServiceGrpc.newBlockingStub(channel).listOperations(LIST));
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(reason(refused)).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(gateway.operations.calls.get()).isEqualTo(before);
  }

  @Test
  void a_refusal_that_names_a_hundred_places_arrives_byte_for_byte() {
    var places = BadRequest.newBuilder();
    for (int i = 0; i < 100; i++) {
      places
          .addFieldViolationsBuilder()
          .setField("results[" + i + "].spec.items[0].value")
          .setReason("BAD_IDENTIFIER")
          .setDescription("Ligne n° " + i + ": " + "x".repeat(300));
    }
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(3)
            .setMessage("100% des lignes sont fausses: n°, ü, 漢字")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setReason("BAD_LINES").setDomain("cordon").build()))
            .addDetails(Any.pack(places.build()))
            .build();
    gateway.operations.refuse(StatusProto.toStatusRuntimeException(status));

    var refused = failure(() -> operations().listOperations(LIST));
    gateway.reporting.refuse(
        StatusProto.toStatusRuntimeException(status), WatchOutcomeResponse.getDefaultInstance());
    var watched = OutcomeServiceGrpc.newBlockingStub(gateway.channel()).watchOutcome(WATCH);
    watched.next();
    var broken = failure(watched::next);

    for (StatusRuntimeException arrived : List.of(refused, broken)) {
      assertThat(arrived.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(arrived.getStatus().getDescription()).isEqualTo(status.getMessage());
      assertThat(Objects.requireNonNull(arrived.getTrailers()).get(DETAILS))
          .isEqualTo(status.toByteArray());
    }
  }

  @Test
  void a_fault_keeps_its_kind_and_tells_nothing_of_the_inside() {
    gateway.operations.refuse(
        Status.UNKNOWN.withDescription("java.lang.Oops at 10.0.0.7").asRuntimeException());

    var fault = failure(() -> operations().listOperations(LIST));

    assertThat(fault.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
    assertThat(fault.getStatus().getDescription()).doesNotContain("java").doesNotContain("10.0");
    assertThat(reason(fault)).isEqualTo("INTERNAL");
  }

  @Test
  void a_stream_comes_as_it_is_made_and_ends_when_its_reader_cancels() throws Exception {
    gateway.reporting.stream(watched(1), watched(2));
    var reading = Context.current().withCancellation();

    reading.run(() -> {
      var stream = OutcomeServiceGrpc.newBlockingStub(gateway.channel()).watchOutcome(WATCH);
      assertThat(stream.next()).isEqualTo(watched(1));
      assertThat(stream.next()).isEqualTo(watched(2));
      assertThat(gateway.reporting.cancelled.getCount()).isOne();
    });
    reading.cancel(null);

    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_stream_without_a_message_ends_well() {
    gateway.reporting.answer();

    var stream = OutcomeServiceGrpc.newBlockingStub(gateway.channel()).watchOutcome(WATCH);

    assertThat(stream.hasNext()).isFalse();
  }

  @Test
  void a_call_that_is_cancelled_by_either_end_is_cancelled_at_the_other() throws Exception {
    gateway.operations.stream();
    gateway.operations.request = new byte[0];
    var waiting = OperationServiceGrpc.newFutureStub(gateway.channel()).listOperations(LIST);
    await().until(() -> gateway.operations.request.length > 0);
    waiting.cancel(true);
    assertThat(gateway.operations.cancelled.await(5, TimeUnit.SECONDS)).isTrue();

    gateway.operations.refuse(Status.CANCELLED.asRuntimeException());
    assertThat(failure(() -> operations().listOperations(LIST)).getStatus().getCode())
        .isEqualTo(Status.Code.CANCELLED);
  }

  @Test
  void a_deadline_goes_on_and_is_kept_and_says_nothing_about_the_service() throws Exception {
    gateway.operations.stream();
    for (int i = 0; i < 15; i++) {
      var late =
          failure(() ->
              operations().withDeadlineAfter(150, TimeUnit.MILLISECONDS).listOperations(LIST));
      assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    assertThat(
            Objects.requireNonNull(gateway.operations.deadline)
                .timeRemaining(TimeUnit.MILLISECONDS))
        .isLessThanOrEqualTo(150);
    assertThat(gateway.operations.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    operations().withDeadlineAfter(1, TimeUnit.HOURS).listOperations(LIST);
    assertThat(Objects.requireNonNull(gateway.operations.deadline).timeRemaining(TimeUnit.SECONDS))
        .isLessThanOrEqualTo(8);
  }

  @Test
  void a_message_of_four_mebibytes_passes_and_a_larger_one_is_refused() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    int room = 4 * 1024 * 1024 - 5;
    var largest = ListOperationsRequest.newBuilder().setPageToken("x".repeat(room)).build();
    var larger = ListOperationsRequest.newBuilder().setPageToken("x".repeat(room + 1)).build();

    operations().listOperations(largest);
    assertThat(gateway.operations.request).hasSize(4 * 1024 * 1024);
    var refused = failure(() -> operations().listOperations(larger));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(reason(refused)).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void a_large_answer_arrives_whole() {
    var large = ListOperationsResponse.newBuilder().setNextPageToken("x".repeat(3_900_000)).build();
    gateway.operations.answer(large);

    assertThat(operations().listOperations(LIST)).isEqualTo(large);
  }

  @Test
  void a_message_that_is_compressed_is_refused_and_told_how_to_send_it() {
    var refused = failure(() -> operations().withCompression("gzip").listOperations(LIST));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    assertThat(reason(refused)).isEqualTo("UNSUPPORTED_ENCODING");
    assertThat(Objects.requireNonNull(refused.getTrailers()).get(key("grpc-accept-encoding")))
        .isEqualTo("identity");
  }

  @Test
  void a_stream_ends_with_its_token_and_says_so() throws Exception {
    gateway.reporting.stream(watched(1));
    Channel channel = gateway.channel(GatewayFixture.PLANNER.tokenFor(2));

    var stream = OutcomeServiceGrpc.newBlockingStub(channel).watchOutcome(WATCH);
    stream.next();
    var ended = failure(stream::next);

    assertThat(ended.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    assertThat(reason(ended)).isEqualTo("TOKEN_EXPIRED");
    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void many_calls_at_once_on_one_connection_get_each_its_own_answer() {
    gateway.operations.give(request -> List.of(request).iterator());
    var calls =
        java.util.stream.IntStream.range(0, 50)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () ->
                        operations()
                            .withDeadlineAfter(Duration.ofSeconds(20))
                            .listOperations(LIST.toBuilder().setPageSize(i).build()),
                    Thread::startVirtualThread))
            .toList();

    assertThat(calls.stream().map(CompletableFuture::join)).hasSize(50);
  }

  private static byte[] call(Channel channel, String method) {
    return ClientCalls.blockingUnaryCall(
        channel,
        io.grpc.MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(io.grpc.MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(method)
            .setRequestMarshaller(Bytes.AS_THEY_ARE)
            .setResponseMarshaller(Bytes.AS_THEY_ARE)
            .build(),
        io.grpc.CallOptions.DEFAULT,
        new byte[0]);
  }

  private static StatusRuntimeException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call);
  }

  private static String reason(StatusRuntimeException refused) {
    try {
      for (Any detail :
          Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          return detail.unpack(ErrorInfo.class).getReason();
        }
      }
      return "";
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static WatchOutcomeResponse watched(long position) {
    return WatchOutcomeResponse.newBuilder()
        .setOutcome(Outcome.newBuilder().setPosition(position))
        .build();
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
