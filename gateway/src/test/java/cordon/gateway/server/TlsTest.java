package cordon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.testsupport.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TlsTest {
  private static final TestAuthority authority = new TestAuthority();
  private static @TempDir Path folder;
  private static GatewayFixture gateway;
  private static HttpClient client;

  @BeforeAll
  static void start() throws Exception {
    TestAuthority.write(authority.issueRsa("edge"), folder, "edge");
    gateway =
        new GatewayFixture(
            Map.of(
                "server.ssl.bundle", "edge",
                "spring.ssl.bundle.pem.edge.keystore.certificate", file("edge.pem"),
                "spring.ssl.bundle.pem.edge.keystore.private-key", file("edge.key"),
                "spring.ssl.bundle.pem.edge.reload-on-update", "true",
                "spring.ssl.bundle.watch.file.quiet-period", "200ms",
                "cordon.plain-port", "0"));
    client = HttpClient.newBuilder().sslContext(trusting()).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    gateway.close();
  }

  @Test
  void the_interface_is_served_over_tls_by_http_2_and_in_a_local_copy_on_a_plain_port_beside_it()
      throws Exception {
    HttpResponse<String> tls = get("https", gateway.port());
    HttpResponse<String> plain = get("http", gateway.bean(PlainPort.class).port());

    assertThat(tls.statusCode()).isEqualTo(200);
    assertThat(tls.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(plain.body()).isEqualTo(tls.body());
  }

  @Test
  void only_an_answer_over_tls_binds_the_browser_to_it() throws Exception {
    HttpResponse<String> tls = get("https", gateway.port());
    HttpResponse<String> plain = get("http", gateway.bean(PlainPort.class).port());

    assertThat(tls.headers().firstValue("Strict-Transport-Security").orElse(""))
        .contains("max-age=31536000");
    assertThat(plain.headers().map()).doesNotContainKey("strict-transport-security");
  }

  @Test
  void no_answer_lets_another_origin_in() throws Exception {
    var preflight =
        HttpRequest.newBuilder(address("https", gateway.port()))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://elsewhere.example")
            .header("Access-Control-Request-Method", "POST");
    var read =
        HttpRequest.newBuilder(address("https", gateway.port()))
            .header("Origin", "https://elsewhere.example");

    for (HttpRequest.Builder request : new HttpRequest.Builder[] {preflight, read}) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void a_suite_without_authenticated_encryption_is_refused() throws Exception {
    try (SSLSocket good = socket()) {
      good.setEnabledProtocols(new String[] {"TLSv1.2"});
      good.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
      good.startHandshake();
      assertThat(good.getSession().getProtocol()).isEqualTo("TLSv1.2");
    }
    try (SSLSocket weak = socket()) {
      weak.setEnabledProtocols(new String[] {"TLSv1.2"});
      weak.setEnabledCipherSuites(new String[] {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"});
      assertThatThrownBy(weak::startHandshake).isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void a_request_in_the_clear_gets_no_service_where_tls_is_spoken_and_is_not_written_to_the_log(
      CapturedOutput output) throws Exception {
    try (var socket = new Socket("127.0.0.1", gateway.port())) {
      assertThat(ask(socket)).doesNotContain("HTTP/");
    }
    assertThat(output)
        .doesNotContain(HexFormat.of().formatHex("/api/state".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void what_is_no_http_2_is_not_written_to_the_log(CapturedOutput output) throws Exception {
    byte[] words = "token of a stranger".getBytes(StandardCharsets.US_ASCII);
    try (SSLSocket socket = socket()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      socket.setSoTimeout(10_000);

      socket.getOutputStream().write(words);

      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
    assertThat(output).doesNotContain(HexFormat.of().formatHex(words));
  }

  @Test
  void a_renewed_certificate_is_shown_without_a_restart_and_connections_stay() throws Exception {
    try (SSLSocket before = socket()) {
      before.startHandshake();
      X509Bundle renewed = authority.issueRsa("edge");

      TestAuthority.write(renewed, folder, "edge");

      await().atMost(Duration.ofSeconds(20)).until(() -> shown().equals(renewed.getCertificate()));
      assertThat(before.getSession().getPeerCertificates()[0])
          .isNotEqualTo(renewed.getCertificate());
      assertThat(ask(before)).startsWith("HTTP/1.1 200");
    }
  }

  /** The certificate that a new connection is shown. */
  private static X509Certificate shown() throws Exception {
    try (SSLSocket socket = socket()) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static String ask(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    socket
        .getOutputStream()
        .write(
            "GET /api/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static SSLSocket socket() throws Exception {
    return (SSLSocket) trusting().getSocketFactory().createSocket("127.0.0.1", gateway.port());
  }

  private static SSLContext trusting() throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {authority.root().toTrustManager()}, null);
    return context;
  }

  private static HttpResponse<String> get(String scheme, int port) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address(scheme, port)).build(), BodyHandlers.ofString());
  }

  private static URI address(String scheme, int port) {
    return URI.create(scheme + "://127.0.0.1:" + port + "/api/state");
  }

  private static String file(String name) {
    return folder.resolve(name).toUri().toString();
  }
}
