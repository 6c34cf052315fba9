package cordon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.settings.GatewayProperties;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What the port takes stands in the settings, and what is unknown or weak stops the start. */
class GoodCiphersTest {
  private static final String STRONG = "TLS_AES_128_GCM_SHA256";

  @Test
  void the_settings_that_are_built_in_are_good() throws Exception {
    var environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("settings", new ClassPathResource("application.yaml"))
        .forEach(environment.getPropertySources()::addLast);
    var properties = Binder.get(environment).bind("cordon", GatewayProperties.class).get();

    assertThat(properties.tls().ciphers()).hasSize(9).contains(STRONG);
    assertThat(properties.tls().protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    assertThat(new GoodCiphers(new DefaultSslBundleRegistry(), properties)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "TLS_AES_128_GCM_SHA257",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_EMPTY_RENEGOTIATION_INFO_SCSV",
      })
  void a_suite_that_is_unknown_or_weak_stops_the_start(String suite) {
    assertThatThrownBy(() -> good(suite.isEmpty() ? List.of() : List.of(STRONG, suite), "TLSv1.3"))
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("cordon.tls.ciphers")
        .hasMessageContaining(suite);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.4", "TLSv1.1", "SSLv3", "tlsv1.3"})
  void a_protocol_that_is_unknown_or_weak_stops_the_start(String protocol) {
    assertThatThrownBy(() -> good(List.of(STRONG), protocol))
        .isInstanceOf(InvalidConfigurationPropertyValueException.class)
        .hasMessageContaining("cordon.tls.protocols")
        .hasMessageContaining(protocol);
  }

  private static GoodCiphers good(List<String> ciphers, String protocol) {
    var settings =
        new MapConfigurationPropertySource(
            Map.of(
                "cordon.tls.ciphers",
                String.join(",", ciphers),
                "cordon.tls.protocols",
                protocol,
                "cordon.services.operations",
                "127.0.0.1:1",
                "cordon.oidc.issuer",
                "http://127.0.0.1:1"));
    return new GoodCiphers(
        new DefaultSslBundleRegistry(),
        new Binder(settings).bind("cordon", GatewayProperties.class).get());
  }
}
