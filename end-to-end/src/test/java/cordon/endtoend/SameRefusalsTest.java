package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultServiceGrpc;
import cordon.reporting.v1.SubmissionServiceGrpc;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.ValidateResultRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A refusal says the same, at the same places, through JSON and through gRPC. */
class SameRefusalsTest {
  private static final JsonMapper json = new JsonMapper();
  private static CordonCopy copy;
  private static String operation = "";

  @BeforeAll
  static void start() {
    copy = PlayedCopy.shared();
    operation = PlayedCopy.operation();
  }

  @Test
  void a_refusal_is_the_same_through_json_and_through_grpc() {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", copy.portOf("reporting-service"))
            .usePlaintext()
            .maxInboundMetadataSize(256 * 1024)
            .build();
    try {
      String results = "/operations/" + operation + "/results";
      String foreignTask =
          copy.get("planner", "/operations/" + operation + "/tasks?executor_country=KE")
              .get("tasks")
              .get(0)
              .get("taskId")
              .stringValue();
      for (String spec :
          List.of(
              "{}",
              Reports.victims("bad reference", 1),
              Reports.victims("R-9", 0),
              Reports.victims("VIC-01", 1),
              "{\"reference\": \"R-9\", \"occurredTime\": \"2025-01-01T00:00:00Z\","
                  + " \"taskId\": \""
                  + foreignTask
                  + "\", \"nilReturn\": {}}",
              "{\"reference\": \"R-9\", \"occurredTime\": \"2025-01-01T00:00:00Z\","
                  + " \"infrastructuresTakenDown\": {\"items\": {\"identifiers\":"
                  + " [{\"type\": 5, \"value\": \"no domain\"}]}}}")) {
        var stub = ResultServiceGrpc.newBlockingStub(channel).withInterceptors(as("ng-field"));
        var request = ReportResultRequest.newBuilder();
        String body = "{\"spec\": " + spec + "}";
        read(body, request).setOperationId(operation);
        assertSame(copy.post("ng-field", results, body), () -> stub.reportResult(request.build()));
      }
      String foreign =
          copy.get("leadership", "/operations/" + operation + "/results?country=KE")
              .get("results")
              .get(0)
              .get("resultId")
              .stringValue();
      assertSame(
          copy.post("ng-ncb", "/results/" + foreign + ":validate", "{}"),
          () ->
              ResultServiceGrpc.newBlockingStub(channel)
                  .withInterceptors(as("ng-ncb"))
                  .validateResult(ValidateResultRequest.newBuilder().setResultId(foreign).build()));
      assertSame(
          copy.post("ng-field", "/results/" + foreign + ":validate", "{}"),
          () ->
              ResultServiceGrpc.newBlockingStub(channel)
                  .withInterceptors(as("ng-field"))
                  .validateResult(ValidateResultRequest.newBuilder().setResultId(foreign).build()));
      var many = new ArrayList<String>();
      for (int i = 0; i < 130; i++) {
        many.add(Reports.victims("bad reference " + i, 1));
      }
      String body = "{\"reference\": \"S-9\", \"results\": [" + String.join(",", many) + "]}";
      var request = SubmitResultsRequest.newBuilder();
      read(body, request).setOperationId(operation);
      HttpResponse<String> refused =
          copy.post("ng-field", "/operations/" + operation + "/submissions", body);
      assertThat(json.readTree(refused.body()).get("violations")).hasSize(100);
      assertSame(
          refused,
          () ->
              SubmissionServiceGrpc.newBlockingStub(channel)
                  .withInterceptors(as("ng-field"))
                  .submitResults(request.build()));
    } finally {
      channel.shutdownNow();
    }
  }

  private static <B extends Message.Builder> B read(String body, B builder) {
    try {
      JsonFormat.parser().merge(body, builder);
      return builder;
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static io.grpc.ClientInterceptor as(String person) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + copy.token(person));
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  /** Reason, sentence and places of a problem are those of the status. */
  private static void assertSame(HttpResponse<String> problem, Supplier<?> call) {
    JsonNode told = json.readTree(problem.body());
    StatusRuntimeException status =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            StatusRuntimeException.class, call::get);
    assertThat(status).as(problem.body()).isNotNull();
    String reason = "";
    List<String> places = new ArrayList<>();
    try {
      for (Any detail :
          Objects.requireNonNull(StatusProto.fromThrowable(status)).getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          reason = detail.unpack(ErrorInfo.class).getReason();
        } else if (detail.is(BadRequest.class)) {
          detail
              .unpack(BadRequest.class)
              .getFieldViolationsList()
              .forEach(v -> places.add(v.getField() + " " + v.getReason()));
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
    List<String> shown = new ArrayList<>();
    told.get("violations")
        .forEach(
            v -> shown.add(v.get("field").stringValue() + " " + v.get("reason").stringValue()));
    assertThat(told.get("reason").stringValue()).isEqualTo(reason).isNotEmpty();
    assertThat(told.get("detail").stringValue()).isEqualTo(status.getStatus().getDescription());
    assertThat(shown).isEqualTo(places);
  }
}
