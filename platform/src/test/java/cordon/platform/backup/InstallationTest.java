package cordon.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import cordon.testsupport.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A MongoDB that shows a certificate of the installation's own authority. */
class InstallationTest {
  private final TestAuthority authority = new TestAuthority();
  private final CountDownLatch spokenTo = new CountDownLatch(1);
  private final CountDownLatch refused = new CountDownLatch(1);

  @TempDir Path folder;
  private SSLServerSocket member;

  @BeforeEach
  void start() throws Exception {
    var own = authority.issue("mongodb");
    SSLContext context =
        SslBundle.of(
                new PemSslStoreBundle(
                    PemSslStoreDetails.forCertificate(own.getCertificatePathPEM())
                        .withPrivateKey(own.getPrivateKeyPEM()),
                    null))
            .createSslContext();
    member = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
    var _ = Thread.ofVirtual().start(this::listen);
  }

  @AfterEach
  void stop() throws IOException {
    member.close();
  }

  @Test
  void it_is_believed_where_the_file_has_that_authority() throws Exception {
    try (var _ = connect(authority.root().getCertificatePEM())) {
      assertThat(spokenTo.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void it_is_not_believed_where_the_file_has_another() throws Exception {
    try (var _ = connect(new TestAuthority().root().getCertificatePEM())) {
      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(spokenTo.getCount()).isEqualTo(1);
    }
  }

  @Test
  void a_file_without_certificates_is_named() {
    Path file = folder.resolve("authority.pem");
    String sentence =
        "CORDON_MONGODB_AUTHORITY names no file of certificates (PEM) that can be read: %s."
            .formatted(file);

    assertThatThrownBy(() -> installation(file).connect(Duration.ZERO).close())
        .isInstanceOf(RefusedException.class)
        .hasMessage(sentence);
    for (String content :
        new String[] {
          "", "nothing", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
        }) {
      assertThatThrownBy(() -> connect(content).close())
          .isInstanceOf(RefusedException.class)
          .hasMessage(sentence);
    }
  }

  private void listen() {
    while (!member.isClosed()) {
      try (var connection = member.accept()) {
        if (connection.getInputStream().read() >= 0) {
          spokenTo.countDown();
        }
      } catch (IOException e) {
        refused.countDown();
      }
    }
  }

  private MongoClient connect(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("authority.pem"), content);
    return installation(file).connect(Duration.ZERO);
  }

  private Installation installation(Path file) {
    return Installation.of(
        Map.of(
            "CORDON_MONGODB_URI",
            "mongodb://localhost:%d/?tls=true&directConnection=true"
                .formatted(member.getLocalPort()),
            "CORDON_BACKUP_DATABASES",
            "one",
            "CORDON_MONGODB_AUTHORITY",
            file.toString()));
  }
}
