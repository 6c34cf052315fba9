package cordon.operations.people;

import cordon.operations.OperationsReason;
import cordon.operations.people.Admission.By;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of people once they are admitted; each from Keycloak's word of this moment. */
@Component
class Standing {
  private final AdmissionStore store;
  private final KeycloakPeople keycloak;
  private final Acting acting;
  private final List<SuspensionListener> listeners;

  Standing(
      AdmissionStore store,
      KeycloakPeople keycloak,
      Acting acting,
      List<SuspensionListener> listeners) {
    this.store = store;
    this.acting = acting;
    this.keycloak = keycloak;
    this.listeners = List.copyOf(listeners);
  }

  Admission suspend(Transaction tx, String personId, String reason) {
    tx.because(reason);
    Account account = of(tx, personId, false);
    acting.requireOther(tx, personId);
    Admission suspended =
        changed(tx, account, (was, by) -> was.suspend(account.enabled(), reason, by, tx.now()));
    listeners.forEach(one -> one.suspended(tx, personId));
    keycloak.suspend(personId);
    return suspended;
  }

  Admission restore(Transaction tx, String personId) {
    Account account = of(tx, personId, false);
    acting.require(tx, admitting(tx));
    Admission restored =
        changed(tx, account, (was, by) -> was.restore(account.enabled(), by, tx.now()));
    keycloak.restore(personId);
    return restored;
  }

  Admission setRoles(Transaction tx, String personId, Set<Role> roles) {
    Account account = of(tx, personId, true);
    People.requireGiven(placeOf(account), roles);
    acting.requireOther(tx, personId);
    Admission after = changed(tx, account, (was, _) -> was.withRoles(roles, tx.now()));
    keycloak.setRoles(personId, roles);
    return after;
  }

  Admission setUnit(Transaction tx, String personId, @Nullable String unit) {
    Account account = of(tx, personId, true);
    acting.require(tx, admitting(tx));
    Admission after = changed(tx, account, (was, _) -> was.withUnit(unit, tx.now()));
    keycloak.put(personId, placeOf(account).of(unit));
    return after;
  }

  /** Whether a caller has to do with somebody: their own side's, or the secretariat's with NCBs. */
  static boolean concerns(Caller caller, Account account) {
    Place place = account.place();
    if (place == null) {
      return false;
    }
    if (caller.country() != null) {
      return caller.country().equals(place.country());
    }
    return caller.has(Role.ADMINISTRATOR.realmName())
        && (place.country() == null || account.roles().contains(Role.NCB_OFFICER));
  }

  private Account of(Transaction tx, String personId, boolean ownSide) {
    store.alone(tx);
    Account account =
        keycloak
            .find(personId)
            .filter(found -> concerns(tx.caller(), found))
            .orElseThrow(() -> RejectedException.notFound("person"));
    if (ownSide && !Objects.equals(placeOf(account).country(), tx.caller().country())) {
      throw People.notYours();
    }
    if (personId.equals(tx.caller().subject())) {
      throw new RejectedException(
          OperationsReason.NOT_ONESELF, "Another officer does this; nobody does it to themself.");
    }
    return account;
  }

  private static Place placeOf(Account account) {
    return Objects.requireNonNull(account.place());
  }

  private static Role admitting(Transaction tx) {
    return new Place(tx.caller().country(), null).admitting();
  }

  /** Whoever was there before gets a record with what Keycloak says, and then the change. */
  private Admission changed(
      Transaction tx, Account account, BiFunction<Admission, By, Admission> move) {
    if (store.find(tx, account.id()).isEmpty()) {
      store.insert(tx, Admission.known(account, placeOf(account), tx.now()));
    }
    return store.change(tx, account.id(), was -> move.apply(was, Acting.by(tx)));
  }
}
