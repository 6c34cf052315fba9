package cordon.testsupport;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A certificate authority inside the test, such as every installation has one. */
public final class TestAuthority {
  private static final int DAY = 86_400;
  private final X509Bundle root;

  public TestAuthority() {
    try {
      root =
          new CertificateBuilder()
              .subject("CN=authority of a test")
              .ecp256()
              .setIsCertificateAuthority(true)
              .buildSelfSigned();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority of an installation, out of the key store that has its key. */
  public TestAuthority(Path store, String password) {
    char[] known = password.toCharArray();
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), known);
      String alias = keys.aliases().nextElement();
      var certificate = (X509Certificate) keys.getCertificate(alias);
      var key = (PrivateKey) keys.getKey(alias, known);
      root =
          X509Bundle.fromRootCertificateAuthority(
              certificate, new KeyPair(certificate.getPublicKey(), key));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate with a DNS name, good on the loopback address too. */
  public X509Bundle issue(String name) {
    return issue(new CertificateBuilder().ecp256(), name);
  }

  /** The same with an RSA key, which most public authorities' certificates have. */
  public X509Bundle issueRsa(String name) {
    return issue(new CertificateBuilder().rsa2048(), name);
  }

  private X509Bundle issue(CertificateBuilder builder, String name) {
    try {
      return builder
          .subject("CN=" + name)
          .notAfter(Instant.now().plusSeconds(DAY))
          .addSanDnsName(name)
          .addSanDnsName("localhost")
          .addSanIpAddress("127.0.0.1")
          .buildIssuedBy(root);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What trusts this authority. */
  public X509Bundle root() {
    return root;
  }

  /** Writes {@code <name>.pem} and {@code <name>.key} as whoever renews a certificate does. */
  public static void write(X509Bundle certificate, Path folder, String name) {
    replace(folder.resolve(name + ".key"), certificate.getPrivateKeyPEM());
    replace(folder.resolve(name + ".pem"), certificate.getCertificatePathPEM());
  }

  /** Replaces a key store in the same way. */
  public static void write(X509Bundle certificate, Path store, char[] password) {
    var bytes = new ByteArrayOutputStream();
    try {
      certificate.toKeyStore(password).store(bytes, password);
      replace(store, bytes.toByteArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void replace(Path file, String text) {
    replace(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void replace(Path file, byte[] content) {
    try {
      Path aside = Files.write(file.resolveSibling(file.getFileName() + ".aside"), content);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
