package cordon.operations.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as Keycloak has them at this moment.
 *
 * @param place where they belong; null for whom was proposed, for services and for whoever else is
 *     no person of Cordon's
 * @param proposed whether Cordon has made the account for a proposal that is not admitted
 */
record Account(
    String id,
    Proposal.Name name,
    boolean enabled,
    @Nullable Place place,
    boolean proposed,
    Set<Role> roles) {

  /** Whether they are one of Cordon's people who may sign in, as this. */
  boolean isActive(Role role) {
    return enabled && !isProgram(name.username()) && roles.contains(role);
  }

  /** Whether it is the account by which Keycloak gives roles to a program. */
  static boolean isProgram(String username) {
    return username.startsWith("service-account-");
  }
}
