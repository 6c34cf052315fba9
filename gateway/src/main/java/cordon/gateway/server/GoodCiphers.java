package cordon.gateway.server;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only, whichever bundle the port
 * shows: of itself Netty also takes CBC suites, which RFC 9113, appendix A, bars from HTTP/2 and
 * RFC 9325, section 4.2, from everything. A bundle that names its own suites or versions keeps
 * them.
 */
@Component
class GoodCiphers implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {
  private static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");
  private static final Set<String> SUITES =
      Set.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final SslBundles bundles;

  GoodCiphers(SslBundles bundles) {
    this.bundles = bundles;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.setSslBundles(new Restricted(bundles));
  }

  /** After Boot's own, which sets the bundles as they are. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private record Restricted(SslBundles all) implements SslBundles {

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

    private static SslBundle restricted(SslBundle bundle) {
      return bundle.getOptions().isSpecified()
          ? bundle
          : SslBundle.of(
              bundle.getStores(),
              bundle.getKey(),
              SslOptions.of(SUITES, VERSIONS),
              bundle.getProtocol(),
              bundle.getManagers());
    }
  }
}
