package cordon.gateway.server;

import cordon.gateway.settings.GatewayProperties;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * TLS with the protocols and cipher suites of the settings only, whichever bundle the port shows,
 * and only such as have forward secrecy and authenticated encryption: of itself Netty also takes
 * CBC suites, which RFC 9113, appendix A, bars from HTTP/2 and RFC 9325, section 4.2, from
 * everything. A bundle that names its own suites or versions keeps them.
 */
@Component
class GoodCiphers implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {
  private static final String PROTOCOLS = "cordon.tls.protocols";
  private static final String CIPHERS = "cordon.tls.ciphers";

  /** TLS 1.3 has no others; of TLS 1.2, the key exchange and the kind of cipher are in the name. */
  private static final Pattern GOOD =
      Pattern.compile("TLS_(AES|CHACHA20)_.*|TLS_(EC)?DHE_.*_(GCM_.*|CCM(_8)?|POLY1305_.*)");

  private static final Set<String> GOOD_PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

  private final SslBundles bundles;
  private final Set<String> ciphers;
  private final Set<String> protocols;

  /**
   * @throws InvalidConfigurationPropertyValueException if a suite or protocol of the settings is
   *     not known or not good, or there is none
   */
  GoodCiphers(SslBundles bundles, GatewayProperties properties) {
    this.bundles = bundles;
    SSLParameters known = known();
    protocols = Set.copyOf(properties.tls().protocols());
    require(PROTOCOLS, protocols, GOOD_PROTOCOLS::contains, Set.of(known.getProtocols()));
    ciphers = Set.copyOf(properties.tls().ciphers());
    require(
        CIPHERS, ciphers, name -> GOOD.matcher(name).matches(), Set.of(known.getCipherSuites()));
  }

  private static SSLParameters known() {
    try {
      return SSLContext.getDefault().getSupportedSSLParameters();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(
      String property, Set<String> names, Predicate<String> isGood, Set<String> known) {
    if (names.isEmpty()) {
      throw new InvalidConfigurationPropertyValueException(property, names, "Name at least one.");
    }
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InvalidConfigurationPropertyValueException(
            property, name, "This Java does not know it; use a standard name.");
      }
      if (!isGood.test(name)) {
        throw new InvalidConfigurationPropertyValueException(
            property, name, "It has no forward secrecy or no authenticated encryption.");
      }
    }
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.setSslBundles(new Restricted(bundles, ciphers, protocols));
  }

  /** After Boot's own, which sets the bundles as they are. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private record Restricted(SslBundles all, Set<String> ciphers, Set<String> protocols)
      implements SslBundles {

    @Override
    public SslBundle getBundle(String name) {
      return restricted(all.getBundle(name));
    }

    @Override
    public void addBundleUpdateHandler(String name, Consumer<SslBundle> handler) {
      all.addBundleUpdateHandler(name, bundle -> handler.accept(restricted(bundle)));
    }

    @Override
    public void addBundleRegisterHandler(BiConsumer<String, SslBundle> handler) {
      all.addBundleRegisterHandler((name, bundle) -> handler.accept(name, restricted(bundle)));
    }

    @Override
    public List<String> getBundleNames() {
      return all.getBundleNames();
    }

    private SslBundle restricted(SslBundle bundle) {
      return bundle.getOptions().isSpecified()
          ? bundle
          : SslBundle.of(
              bundle.getStores(),
              bundle.getKey(),
              SslOptions.of(ciphers, protocols),
              bundle.getProtocol(),
              bundle.getManagers());
    }
  }
}
