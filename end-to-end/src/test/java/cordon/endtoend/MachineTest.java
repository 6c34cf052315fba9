package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A country's own program: it signs for itself, and speaks gRPC over TLS with the gateway. */
class MachineTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String UNKNOWN = "0197c0de-0000-7000-8000-000000000001";

  private static CordonCopy copy;
  private static RSAKey key;
  private static String token = "";
  private static ManagedChannel channel;
  private static String operation = "";

  @BeforeAll
  static void start() throws Exception {
    copy = PlayedCopy.shared();
    operation = PlayedCopy.operation();
    key = new RSAKeyGenerator(2048).keyID("first").generate();
    letIn("ng-machine");
    token = json.readTree(sign(assertion("ng-machine")).body()).path("access_token").asString();
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
  void an_assertion_serves_once() throws Exception {
    String assertion = assertion("ng-machine");

    assertThat(sign(assertion).statusCode()).isEqualTo(200);
    assertThat(sign(assertion).statusCode()).isBetween(400, 401);
  }

  @Test
  void a_program_that_is_let_in_no_more_gets_no_token() throws Exception {
    letIn("ng-other");
    int before = sign(assertion("ng-other")).statusCode();

    copy.run("machine", "ng-other", "--remove");

    assertThat(before).isEqualTo(200);
    assertThat(sign(assertion("ng-other")).statusCode()).isBetween(400, 401);
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

  /** Longer than the gateway's questions to the service, of which too many would cut it. */
  @Test
  void a_stream_on_which_nothing_happens_holds() throws Exception {
    var quiet =
        OutcomeServiceGrpc.newBlockingV2Stub(authorized())
            .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
    var first = quiet.read(20, TimeUnit.SECONDS);

    assertThat(first).isNotNull();
    assertThatThrownBy(() -> quiet.read(90, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    quiet.cancel("seen enough", null);
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

  private static void letIn(String name) throws Exception {
    Path keys =
        Files.writeString(copy.folder().resolve("machine.jwks"), new JWKSet(key).toString());
    copy.run(
        "machine", name, "--role", "ncb-officer", "--country", "NG", "--keys", keys.toString());
  }

  private static HttpResponse<String> sign(String assertion) {
    String form =
        "grant_type=client_credentials&client_assertion_type="
            + URLEncoder.encode(
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
            + "&client_assertion="
            + assertion;
    return copy.send(
        HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private static String assertion(String name) throws Exception {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(name)
            .subject(name)
            .audience(issuer())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(30)))
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID(key.getKeyID()).build();
    var assertion = new SignedJWT(header, claims);
    assertion.sign(new RSASSASigner(key));
    return assertion.serialize();
  }

  private static String issuer() {
    return copy.status().get("issuer").stringValue();
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
