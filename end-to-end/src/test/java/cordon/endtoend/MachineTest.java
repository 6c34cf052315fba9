package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A country's own program, which speaks gRPC over TLS with the gateway. */
class MachineTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String UNKNOWN = "0197c0de-0000-7000-8000-000000000001";

  private static CordonCopy copy;
  private static String token = "";
  private static ManagedChannel channel;
  private static String operation = "";

  @BeforeAll
  static void start() throws Exception {
    copy = PlayedCopy.shared();
    operation = PlayedCopy.operation();
    token = copy.token("ng-ncb");
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port())
            .sslContext(GrpcSslContexts.forClient().trustManager(authority()).build())
            .maxInboundMetadataSize(256 * 1024)
            .build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
  }

  @Test
  void a_call_a_stream_and_a_refusal_arrive_whole() {
    var operations = OperationServiceGrpc.newBlockingStub(authorized());

    var read =
        operations.getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build());
    var watched =
        OutcomeServiceGrpc.newBlockingStub(authorized())
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build())
            .next();
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                operations.getOperation(
                    GetOperationRequest.newBuilder().setOperationId(UNKNOWN).build()));

    assertThat(read.getOperation().getOperationId()).isEqualTo(operation);
    assertThat(watched.getOutcome().getCountriesList())
        .singleElement()
        .satisfies(country -> assertThat(country.getCountry()).isEqualTo("NG"));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(reason(refused)).isEqualTo("NOT_FOUND");
  }

  @Test
  void what_is_between_services_is_not_for_a_machine() {
    var refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                FeedServiceGrpc.newBlockingStub(authorized())
                    .subscribe(SubscribeRequest.getDefaultInstance())
                    .next());

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void grpcurl_reads_what_the_machine_may_read() throws Exception {
    String contract = new File("../proto/target/classes/contract/cordon.binpb").getPath();
    Process tool =
        new ProcessBuilder(
                Objects.requireNonNull(System.getenv("CORDON_TEST_GRPCURL")),
                "-cacert",
                authority().getPath(),
                "-protoset",
                contract,
                "-H",
                "authorization: Bearer " + token,
                "127.0.0.1:" + port(),
                "cordon.operations.v1.OperationService/ListOperations")
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tool.waitFor()).as(said).isZero();
    JsonNode answer = json.readTree(said);
    assertThat(answer.get("operations").toString()).contains(operation);
  }

  private static Channel authorized() {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  private static int port() {
    return URI.create(copy.status().get("secureAddress").stringValue()).getPort();
  }

  private static File authority() {
    return new File(copy.status().get("ca").stringValue());
  }

  private static String reason(StatusRuntimeException refused) {
    return Objects.requireNonNull(StatusProto.fromThrowable(refused)).getDetailsList().stream()
        .filter(detail -> detail.is(ErrorInfo.class))
        .map(detail -> {
          try {
            return detail.unpack(ErrorInfo.class).getReason();
          } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
          }
        })
        .findFirst()
        .orElse("");
  }
}
