package cordon.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.store.Mongo;
import cordon.start.StoreTrust;
import cordon.testsupport.TestAuthority;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A database whose members show certificates of the installation's own authority. */
class StoreTrustTest {
  private final TestAuthority authority = new TestAuthority();
  private final CountDownLatch spokenTo = new CountDownLatch(1);

  /** By both; whoever does not believe the certificate goes away in the handshake. */
  private final CountDownLatch refused = new CountDownLatch(2);

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
  void stop() throws Exception {
    member.close();
  }

  @Test
  void it_is_spoken_to_where_the_bundle_has_that_authority() throws Exception {
    try (var _ = connect(StoreTrust.of("inner", bundles(authority)))) {
      assertThat(spokenTo.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void it_is_not_spoken_to_where_the_bundle_has_another_or_there_is_none() throws Exception {
    try (var _ = connect(StoreTrust.of("inner", bundles(new TestAuthority())));
        var _ = connect(StoreTrust.of(null, bundles(authority)))) {
      assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(spokenTo.getCount()).isEqualTo(1);
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

  private Mongo connect(@Nullable SSLContext trust) {
    String uri = "mongodb://localhost:" + member.getLocalPort();
    return Mongo.connect(uri + "/?tls=true&directConnection=true", "trust", trust, List.of());
  }

  private static DefaultSslBundleRegistry bundles(TestAuthority trusted) {
    return new DefaultSslBundleRegistry(
        "inner",
        SslBundle.of(
            new PemSslStoreBundle(
                null, PemSslStoreDetails.forCertificate(trusted.root().getCertificatePEM()))));
  }
}
