package cordon.platform.boot;

import cordon.platform.call.TokenReader;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Whose tokens are believed. The provider is asked at the first call, not at start-up. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
  /** How far clocks may differ; a minute, as is usual, would be as long as a browser's token. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  @Bean
  JwtDecoder jwtDecoder(PlatformProperties properties) {
    String issuer = properties.oidc().issuer();
    return new SupplierJwtDecoder(() -> {
      NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
      decoder.setJwtValidator(
          JwtValidators.createDefaultWithValidators(
              new JwtIssuerValidator(issuer),
              new JwtTimestampValidator(SKEW),
              new JwtClaimValidator<Object>(
                  JwtClaimNames.AUD,
                  audience -> meantForUs(audience, properties.oidc().audience()))));
      return decoder;
    });
  }

  private static boolean meantForUs(Object audience, String ours) {
    return audience instanceof Iterable<?> many
        ? contains(many, ours)
        : Objects.equals(audience, ours);
  }

  private static boolean contains(Iterable<?> many, String wanted) {
    for (Object one : many) {
      if (wanted.equals(one)) {
        return true;
      }
    }
    return false;
  }

  @Bean
  TokenReader tokenReader(JwtDecoder decoder) {
    return new TokenReader(decoder);
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
