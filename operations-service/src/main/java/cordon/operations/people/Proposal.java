package cordon.operations.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom somebody proposes, in words that go to Keycloak and are not stored here.
 *
 * @param country of a first officer, or of the caller; null for the caller's own side
 */
record Proposal(
    @Nullable String country,
    Name name,
    Set<Role> roles,
    @Nullable String unit,
    @Nullable String letter) {

  /** What does not show where records are printed. */
  record Name(String username, String given, String family, String mail) {
    @Override
    public String toString() {
      return "Name[]";
    }
  }
}
