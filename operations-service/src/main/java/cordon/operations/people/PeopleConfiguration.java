package cordon.operations.people;

import cordon.platform.boot.ClientCredentials;
import cordon.platform.boot.PlatformProperties;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to Keycloak's admin interface, by one client. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PeopleProperties.class)
class PeopleConfiguration {

  @Bean
  AdminCalls adminCalls(PlatformProperties platform, PeopleProperties people) {
    return calls(platform, people);
  }

  /** With limits of their own: a name that is waited for holds up nobody's suspension. */
  @Bean
  KeycloakNames keycloakNames(PlatformProperties platform, PeopleProperties people) {
    return new KeycloakNames(calls(platform, people));
  }

  /** By the real time, because tokens are the provider's. */
  private static AdminCalls calls(PlatformProperties platform, PeopleProperties people) {
    String realm = Objects.requireNonNullElse(people.realm(), platform.oidc().issuer());
    String secret = people.clientSecret();
    ClientCredentials provider =
        secret == null || secret.isBlank()
            ? null
            : ClientCredentials.at(
                realm + "/protocol/openid-connect/token", people.clientId(), secret);
    return new AdminCalls(new AdminToken(provider, InstantSource.system()), realm);
  }
}
