package cordon.operations.people;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the people of the realm are reached.
 *
 * @param realm address of the realm where its admin interface answers; that of {@code
 *     cordon.oidc.issuer} without it
 * @param clientId of the client whose service account manages users
 * @param clientSecret secret: of the client that {@code cordon.people.client-id} names; without one
 *     nobody is admitted or suspended here
 */
@ConfigurationProperties("cordon.people")
record PeopleProperties(
    @Nullable String realm,
    @DefaultValue("cordon-people") String clientId,
    @Nullable String clientSecret) {

  /** The secret does not show where properties are printed. */
  @Override
  public String toString() {
    return "PeopleProperties[" + clientId + "]";
  }
}
