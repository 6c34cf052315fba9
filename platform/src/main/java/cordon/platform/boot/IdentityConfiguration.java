package cordon.platform.boot;

import cordon.platform.call.TokenReader;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Whose tokens are believed. The provider is asked at the first call, not at start-up. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  JwtDecoder jwtDecoder(PlatformProperties properties) {
    String issuer = properties.oidc().issuer();
    return new SupplierJwtDecoder(() -> {
      NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              JwtValidators.createDefaultWithIssuer(issuer),
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
  ServiceChannels serviceChannels(PlatformProperties properties) {
    return new ServiceChannels(properties.oidc());
  }
}
