package cordon.platform.boot;

import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import cordon.identity.ProviderKeys;
import cordon.identity.PublishedKeys;
import cordon.identity.TokenRules;
import cordon.platform.call.TokenReader;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Whose tokens are believed. The provider may start after this service. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  /** By the real time, because tokens are the provider's. */
  @Bean
  ProviderKeys providerKeys(PlatformProperties properties) {
    return new ProviderKeys(
        new PublishedKeys(properties.oidc().issuer()),
        properties.oidc().keys(),
        InstantSource.system());
  }

  @Bean
  JwtDecoder jwtDecoder(PlatformProperties properties, ProviderKeys keys) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(new KeptKeys(keys))
            .jwtProcessorCustomizer(processor ->
                processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(TokenRules.ALGORITHMS, new KeptKeys(keys))))
            .build();
    decoder.setJwtValidator(
        TokenRules.of(properties.oidc().issuer(), properties.oidc().audience()));
    return decoder;
  }

  /** By the real time, because tokens are the provider's. */
  @Bean
  TokenReader tokenReader(JwtDecoder decoder) {
    return new TokenReader(decoder, InstantSource.system());
  }

  /** Made here, so that a service without feeds needs no client of its own. */
  @Bean
  ServiceChannels serviceChannels(PlatformProperties properties, SslBundles bundles) {
    return new ServiceChannels(
        properties.oidc(),
        properties.tls().bundle() == null ? null : bundles.getBundle(RenewedBundle.NAME));
  }

  /** Not there where parts speak in the clear. */
  @Bean
  @ConditionalOnProperty("cordon.tls.bundle")
  SslBundleRegistrar renewedBundle(
      PlatformProperties properties, ObjectProvider<SslBundles> bundles) {
    String original = Objects.requireNonNull(properties.tls().bundle());
    return registry ->
        registry.registerBundle(
            RenewedBundle.NAME, new RenewedBundle(original, bundles::getObject));
  }
}
