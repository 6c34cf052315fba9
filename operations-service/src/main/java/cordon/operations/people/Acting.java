package cordon.operations.people;

import cordon.operations.OperationsReason;
import cordon.operations.people.Admission.By;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whoever acts is an officer of that side at this moment, by Keycloak's word and not by a token of
 * a minute ago: so nobody who is suspended acts while their token lasts, and no side is left
 * without an officer by its own. A program is nobody who acts here.
 */
@Component
class Acting {
  private final KeycloakPeople keycloak;

  Acting(KeycloakPeople keycloak) {
    this.keycloak = keycloak;
  }

  /** Who decides, for the record. */
  static By by(Transaction tx) {
    return new By(tx.caller().subject(), tx.caller().country() == null);
  }

  /**
   * @throws RejectedException ROLE_REQUIRED if they have none of these roles
   */
  void require(Transaction tx, Role one, Role... others) {
    if (!isActive(tx.caller(), EnumSet.of(one, others))) {
      throw noLonger();
    }
  }

  /**
   * Before somebody of the caller's reach is taken out.
   *
   * @throws RejectedException ROLE_REQUIRED, or LAST_OFFICER where no other would be left
   */
  void requireOther(Transaction tx, String than) {
    String country = tx.caller().country();
    Role admitting = new Place(country, null).admitting();
    if (isActive(tx.caller(), EnumSet.of(admitting))) {
      return;
    }
    if (keycloak.hasActive(country, admitting, than)) {
      throw noLonger();
    }
    throw new RejectedException(
        OperationsReason.LAST_OFFICER, "Whoever does this is no longer an active officer.");
  }

  private boolean isActive(Caller caller, EnumSet<Role> roles) {
    return keycloak
        .find(caller.subject())
        .filter(one -> Objects.equals(country(one), caller.country()))
        .filter(one -> roles.stream().anyMatch(one::isActive))
        .isPresent();
  }

  /** Whoever is in no country's group belongs to the secretariat. */
  private static @Nullable String country(Account account) {
    Place place = account.place();
    return place == null ? null : place.country();
  }

  private static RejectedException noLonger() {
    return new RejectedException(
        CommonReason.ROLE_REQUIRED, "Whoever does this is no longer an active officer.");
  }
}
