package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.rpc.ErrorInfo;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.testsupport.TestAuthority;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One copy in which every part speaks TLS and shows a certificate, and nothing listens without. */
class SecureProfileTest {
  private static final JsonMapper json = new JsonMapper();
  private static CordonCopy copy;
  private static TestAuthority authority;

  @BeforeAll
  static void start() {
    copy = new CordonCopy(SecureProfileTest.class, true);
    copy.up();
    authority = new TestAuthority(copy.store("authority"), password());
  }

  @AfterAll
  static void stop() {
    copy.close();
  }

  @Test
  void what_is_planned_over_tls_reaches_the_other_services_over_feeds_with_certificates()
      throws Exception {
    HttpResponse<String> created =
        copy.post("planner", "/operations", "{\"plan\": " + Plans.ofTheNextDays() + "}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    JsonNode answer = json.readTree(created.body());
    String operation = answer.get("operation").get("operationId").stringValue();

    assertThat(copy.get("planner", "/operations").get("operations").toString()).contains(operation);
    for (String path : List.of("/tasks", "/results")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> {
            var read =
                copy.send(
                    copy.request("planner", "/operations/" + operation + path)
                        .header("Cordon-After", answer.get("entry").stringValue())
                        .GET());
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
          });
    }
  }

  @Test
  void each_service_tells_when_what_it_shows_the_others_ends() {
    JsonNode parts = copy.status().get("parts");
    for (String service : List.of("operations-service", "tasking-service", "reporting-service")) {
      String meters = "http://127.0.0.1:" + parts.get(service).get("metricsPort") + "/metrics";
      var answer = copy.send(HttpRequest.newBuilder(URI.create(meters)));
      assertThat(answer.body().lines())
          .anyMatch(line ->
              line.startsWith("ssl_chain_expiry_seconds{application=\"" + service)
                  && line.contains("bundle=\"inner\"")
                  && line.contains("source=\"keystore\""));
    }
  }

  @Test
  void a_request_in_the_clear_gets_no_service() throws Exception {
    try (var socket = new Socket("127.0.0.1", copy.portOf("gateway"))) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .doesNotContain("HTTP/");
    }
  }

  @Test
  void a_service_reads_a_feed_and_nobody_else_does_though_the_token_is_a_service_s()
      throws Exception {
    ManagedChannel service = channel(keys("tasking-service"));
    ManagedChannel gateway = channel(keys("gateway"));
    ManagedChannel nameless = channel(new KeyManager[0]);
    ManagedChannel clear =
        ManagedChannelBuilder.forAddress("127.0.0.1", copy.portOf("operations-service"))
            .usePlaintext()
            .build();

    assertThat(first(service).getItemCase()).isNotEqualTo(SubscribeResponse.ItemCase.ITEM_NOT_SET);
    var refused = catchThrowableOfType(StatusRuntimeException.class, () -> first(gateway));
    assertThat(reasonOf(refused)).isEqualTo("ROLE_REQUIRED");
    for (ManagedChannel stranger : List.of(nameless, clear)) {
      var failed = catchThrowableOfType(StatusRuntimeException.class, () -> first(stranger));
      assertThat(failed.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
    List.of(service, gateway, nameless, clear).forEach(ManagedChannel::shutdownNow);
  }

  @Test
  void renewed_certificates_are_shown_while_everything_runs() throws Exception {
    for (String part : List.of("edge", "operations-service")) {
      int port = copy.portOf(part.equals("edge") ? "gateway" : part);
      X509Certificate before = shown(port);
      X509Bundle renewed = authority.issue(part);

      TestAuthority.write(renewed, copy.store(part), password().toCharArray());

      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> shown(port).equals(renewed.getCertificate()));
      assertThat(before).isNotEqualTo(renewed.getCertificate());
    }
    assertThat(copy.get("planner", "/operations").has("operations")).isTrue();
  }

  @Test
  void a_part_that_has_ended_is_started_again_with_its_certificate() {
    copy.kill("tasking-service");
    copy.run("start", "tasking-service");

    assertThat(copy.status().get("parts").get("tasking-service").get("state").stringValue())
        .isEqualTo("ready");
  }

  private static SubscribeResponse first(ManagedChannel channel) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + serviceToken());
    return FeedServiceGrpc.newBlockingStub(channel)
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(Duration.ofSeconds(10))
        .subscribe(SubscribeRequest.getDefaultInstance())
        .next();
  }

  private static String reasonOf(StatusRuntimeException refused) throws Exception {
    return Objects.requireNonNull(StatusProto.fromThrowable(refused))
        .getDetails(0)
        .unpack(ErrorInfo.class)
        .getReason();
  }

  /** A channel to operations that checks its name, with these keys. */
  private static ManagedChannel channel(KeyManager[] keys) {
    var credentials =
        TlsChannelCredentials.newBuilder()
            .keyManager(keys)
            .trustManager(authority.root().toTrustManager())
            .build();
    return Grpc.newChannelBuilder("127.0.0.1:" + copy.portOf("operations-service"), credentials)
        .overrideAuthority("operations-service")
        .build();
  }

  private static KeyManager[] keys(String part) throws Exception {
    char[] password = password().toCharArray();
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(KeyStore.getInstance(copy.store(part).toFile(), password), password);
    return factory.getKeyManagers();
  }

  /** The certificate that a new connection is shown. */
  private static X509Certificate shown(int port) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(keys("gateway"), new TrustManager[] {authority.root().toTrustManager()}, null);
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static String serviceToken() {
    String secret = copy.secrets().get("client:cordon-tasking").stringValue();
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    copy.status().get("issuer").stringValue() + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=cordon-tasking&client_secret="
                        + secret));
    try (var plain = HttpClient.newHttpClient()) {
      String answer = plain.send(request.build(), BodyHandlers.ofString()).body();
      return json.readTree(answer).get("access_token").stringValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String password() {
    return copy.secrets().get("keystore").stringValue();
  }
}
