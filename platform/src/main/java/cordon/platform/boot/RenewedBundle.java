package cordon.platform.boot;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.util.function.SingletonSupplier;

/**
 * A bundle whose key is the one that another bundle has now. gRPC reads a bundle once, at its
 * start; with this one a renewed certificate is shown at the next handshake, and connections stay.
 * The trusted authorities remain those of the start.
 */
final class RenewedBundle implements SslBundle {
  static final String NAME = "renewed";

  private final Supplier<SslBundle> original;
  private final Supplier<SslManagerBundle> managers;

  /**
   * @param bundles asked when the first connection is made ready: bundles are registered in any
   *     order
   */
  RenewedBundle(String original, Supplier<SslBundles> bundles) {
    this.original = () -> bundles.get().getBundle(original);
    this.managers = SingletonSupplier.of(() -> managers(original, bundles.get()));
  }

  private static SslManagerBundle managers(String name, SslBundles bundles) {
    SslBundle now = bundles.getBundle(name);
    var keys = new AdvancedTlsX509KeyManager();
    show(now, keys);
    bundles.addBundleUpdateHandler(name, renewed -> show(renewed, keys));
    return SslManagerBundle.of(factory(keys), now.getManagers().getTrustManagerFactory());
  }

  private static void show(SslBundle bundle, AdvancedTlsX509KeyManager keys) {
    try {
      KeyStore store = Objects.requireNonNull(bundle.getStores().getKeyStore(), "no key store");
      String alias = bundle.getKey().getAlias();
      String chosen = alias == null ? firstKey(store) : alias;
      String password = bundle.getKey().getPassword();
      String known = password == null ? bundle.getStores().getKeyStorePassword() : password;
      X509Certificate[] chain =
          Arrays.stream(Objects.requireNonNull(store.getCertificateChain(chosen), chosen))
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      var key = (PrivateKey) store.getKey(chosen, known == null ? null : known.toCharArray());
      keys.updateIdentityCredentials(chain, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of a bundle cannot be read", e);
    }
  }

  private static String firstKey(KeyStore store) throws KeyStoreException {
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        return alias;
      }
    }
    throw new KeyStoreException("the store has no key");
  }

  private static KeyManagerFactory factory(KeyManager keys) {
    return new SimpleKeyManagerFactory() {
      @Override
      protected void engineInit(@Nullable KeyStore store, char @Nullable [] password) {}

      @Override
      protected void engineInit(ManagerFactoryParameters parameters) {}

      @Override
      protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {keys};
      }
    };
  }

  @Override
  public SslManagerBundle getManagers() {
    return managers.get();
  }

  @Override
  public SslStoreBundle getStores() {
    return original.get().getStores();
  }

  @Override
  public SslBundleKey getKey() {
    return original.get().getKey();
  }

  @Override
  public SslOptions getOptions() {
    return original.get().getOptions();
  }

  @Override
  public String getProtocol() {
    return original.get().getProtocol();
  }
}
