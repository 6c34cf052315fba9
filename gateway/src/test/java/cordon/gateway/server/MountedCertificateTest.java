package cordon.gateway.server;

import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.testsupport.TestAuthority;
import io.netty.pkitesting.X509Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A certificate in a volume of Kubernetes, where a file is a link to a link to a folder, and a new
 * Secret is a new folder: the files themselves are never written.
 */
class MountedCertificateTest {
  private static final TestAuthority authority = new TestAuthority();
  private @TempDir Path volume;

  @Test
  void each_renewal_is_shown_without_a_restart() throws Exception {
    mount(1, authority.issueRsa("edge"));
    for (String name : new String[] {"tls.crt", "tls.key"}) {
      Files.createSymbolicLink(volume.resolve(name), Path.of("..data", name));
    }
    try (var gateway =
        new GatewayFixture(
            Map.of(
                "server.ssl.bundle", "edge",
                "spring.ssl.bundle.pem.edge.keystore.certificate", file("tls.crt"),
                "spring.ssl.bundle.pem.edge.keystore.private-key", file("tls.key"),
                "spring.ssl.bundle.pem.edge.reload-on-update", "true",
                "spring.ssl.bundle.watch.file.quiet-period", "200ms"))) {
      for (int renewal = 2; renewal <= 3; renewal++) {
        X509Bundle renewed = authority.issueRsa("edge");

        mount(renewal, renewed);

        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> shown(gateway.port).equals(renewed.getCertificate()));
      }
    }
  }

  /** As the kubelet does it: everything in a new folder, then one link in the place of another. */
  private void mount(int number, X509Bundle certificate) throws Exception {
    Path content = Files.createDirectory(volume.resolve("..content-" + number));
    Files.writeString(content.resolve("tls.crt"), certificate.getCertificatePathPEM());
    Files.writeString(content.resolve("tls.key"), certificate.getPrivateKeyPEM());
    Path link = Files.createSymbolicLink(volume.resolve("..data_tmp"), content.getFileName());
    Files.move(link, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    Path before = volume.resolve("..content-" + (number - 1));
    if (Files.exists(before)) {
      Files.delete(before.resolve("tls.crt"));
      Files.delete(before.resolve("tls.key"));
      Files.delete(before);
    }
  }

  private static X509Certificate shown(int port) throws Exception {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {authority.root().toTrustManager()}, null);
    try (var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private String file(String name) {
    return volume.resolve(name).toUri().toString();
  }
}
