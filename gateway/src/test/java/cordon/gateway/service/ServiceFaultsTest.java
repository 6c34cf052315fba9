package cordon.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.problem.Problems;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A fault of a service, or of the library between, is never told as the caller's. The same code may
 * be either: RESOURCE_EXHAUSTED says that a quota is spent, or that an answer was too large
 * (grpc/grpc#10612, grpc-ecosystem/grpc-gateway maps it to 429); only a refusal that carries the
 * project's own reason is the caller's.
 */
class ServiceFaultsTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final String WATCH =
      "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/outcome:watch";

  /** What tells a caller of gRPC that its request is to blame. */
  private static final Set<Status.Code> BLAME =
      Set.of(
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.ALREADY_EXISTS,
          Status.Code.PERMISSION_DENIED,
          Status.Code.UNAUTHENTICATED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.ABORTED,
          Status.Code.OUT_OF_RANGE);

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of("cordon.resilience.open-for", "1ms"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @EnumSource(value = Status.Code.class, mode = Mode.EXCLUDE, names = "OK")
  void a_status_that_carries_no_reason_of_ours_is_a_fault_of_the_service(Status.Code code) {
    for (StatusRuntimeException fault :
        new StatusRuntimeException[] {bare(code), withReason(code, "googleapis.com")}) {
      gateway.operations.refuse(fault);
      gateway.reporting.refuse(fault);

      Answer answer = gateway.get(OPERATIONS);
      Answer stream = gateway.get(WATCH);
      var native_ = nativeFault();

      for (Answer told : new Answer[] {answer, stream}) {
        assertThat(told.status()).as(told.response().body()).isBetween(500, 504);
        assertThat(told.body().get("traceId").stringValue()).hasSize(32);
        assertThat(told.response().body()).doesNotContain("10.0.0.7").doesNotContain("QUOTA");
      }
      assertThat(native_.getStatus().getCode()).isNotIn(BLAME);
      assertThat(native_.getStatus().getDescription()).doesNotContain("10.0.0.7");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Status.Code.class, mode = Mode.EXCLUDE, names = "OK")
  void a_refusal_with_a_reason_of_ours_is_told_as_it_is(Status.Code code) {
    gateway.operations.refuse(withReason(code, "cordon"));

    Answer answer = gateway.get(OPERATIONS);

    assertThat(answer.status()).isEqualTo(Problems.http(code));
    assertThat(answer.reason()).isEqualTo("QUOTA");
    assertThat(nativeFault().getStatus().getCode()).isEqualTo(code);
  }

  @Test
  void an_answer_that_is_too_large_for_the_gateway_is_a_fault_of_the_service() {
    var large =
        ListOperationsResponse.newBuilder().setNextPageToken("x".repeat(9 * 1024 * 1024)).build();
    gateway.operations.answer(large);

    Answer answer = gateway.get(OPERATIONS);
    StatusRuntimeException native_ = nativeFault();

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.reason()).isEqualTo("INTERNAL");
    assertThat(native_.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
  }

  @Test
  void trailers_that_are_too_large_are_a_fault_of_the_service() {
    var trailers = new Metadata();
    trailers.put(
        Metadata.Key.of("x-large", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(300 * 1024));
    gateway.operations.refuse(
        Status.INVALID_ARGUMENT.withDescription("no").asRuntimeException(trailers));

    assertThat(gateway.get(OPERATIONS).status()).isBetween(500, 504);
    assertThat(nativeFault().getStatus().getCode()).isNotIn(BLAME);
  }

  @Test
  void a_message_of_a_stream_that_is_too_large_breaks_it_as_a_fault_of_the_service() {
    gateway.reporting.answer(
        WatchOutcomeResponse.getDefaultInstance(),
        WatchOutcomeResponse.newBuilder().setEventId("x".repeat(9 * 1024 * 1024)).build());

    Answer answer = gateway.get(WATCH);

    assertThat(answer.response().body())
        .contains("event: error\ndata: {")
        .contains("\"status\":500")
        .doesNotContain("BODY_TOO_LARGE");
  }

  private static StatusRuntimeException nativeFault() {
    return catchThrowableOfType(
        StatusRuntimeException.class,
        () ->
            OperationServiceGrpc.newBlockingStub(gateway.channel())
                .listOperations(ListOperationsRequest.getDefaultInstance()));
  }

  private static StatusRuntimeException bare(Status.Code code) {
    return code.toStatus().withDescription("io.Oops at 10.0.0.7").asRuntimeException();
  }

  private static StatusRuntimeException withReason(Status.Code code, String domain) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code.value())
            .setMessage("A sentence.")
            .addDetails(
                Any.pack(ErrorInfo.newBuilder().setReason("QUOTA").setDomain(domain).build()))
            .build());
  }
}
