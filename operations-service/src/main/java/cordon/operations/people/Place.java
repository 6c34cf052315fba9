package cordon.operations.people;

import cordon.platform.refusal.RejectedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody belongs.
 *
 * @param country ISO 3166-1 alpha-2, or null for the secretariat
 * @param unit of it, or null for none
 */
public record Place(@Nullable String country, @Nullable String unit) {
  Place of(@Nullable String otherUnit) {
    return new Place(country, otherUnit);
  }

  /** The roles that people of this side may have. */
  Set<Role> roles() {
    return country == null ? Role.OF_SECRETARIAT : Role.OF_COUNTRY;
  }

  /** The role whose holders say who belongs to this side. */
  Role admitting() {
    return country == null ? Role.ADMINISTRATOR : Role.NCB_OFFICER;
  }

  /**
   * @throws RejectedException INCONSISTENT for whoever would review and approve
   */
  static void requireApart(Set<Role> roles) {
    if (roles.contains(Role.COMPLIANCE_REVIEWER) && roles.contains(Role.APPROVER)) {
      throw RejectedException.inconsistent(
          "roles", "person.reviewer", "A compliance reviewer is no approver.");
    }
  }
}
