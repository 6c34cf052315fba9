package cordon.gateway;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs between installations.
 *
 * @param services address, {@code host:port}, of the service that has the methods of {@code
 *     cordon.<name>.v1}, by name
 * @param contract a compiled contract to serve in the place of the one that is built in
 */
@ConfigurationProperties("cordon")
record GatewayProperties(Oidc oidc, Map<String, String> services, @Nullable Path contract) {

  /**
   * Whose tokens are believed.
   *
   * @param issuer address of the realm
   * @param audience that tokens must be meant for
   */
  record Oidc(String issuer, String audience) {}
}
