package cordon.operations.people;

import cordon.operations.OperationsReason;
import cordon.operations.directory.KnownCountries;
import cordon.operations.people.Admission.By;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Proposals and what becomes of them. The record and its entry are written first, so that of two at
 * once one is refused, and Keycloak is told last: if that fails, nothing is recorded, and a repeat
 * finds what was done there and goes on.
 */
@Component
class People {
  private static final String NOBODY = "";

  private final AdmissionStore store;
  private final KeycloakPeople keycloak;
  private final KnownCountries countries;
  private final Acting acting;

  People(AdmissionStore store, KeycloakPeople keycloak, KnownCountries countries, Acting acting) {
    this.store = store;
    this.acting = acting;
    this.keycloak = keycloak;
    this.countries = countries;
  }

  Admission propose(Transaction tx, Proposal said) {
    store.alone(tx);
    Place place = place(tx, said);
    requireGiven(place, said.roles());
    if (Account.isProgram(said.name().username())) {
      throw RejectedException.inconsistent(
          "username", "person.account", "Accounts of this name are those of programs.");
    }
    requireActing(tx, place.country() != null);
    if (said.country() != null && tx.caller().country() == null) {
      requireFirst(tx, said.country(), said);
    }
    for (Account one : keycloak.having(said.name().username(), said.name().mail())) {
      requireLeftOver(tx, one);
      keycloak.remove(one.id());
    }
    String id = keycloak.propose(said.name());
    return store.insert(tx, Admission.propose(id, place, said, tx.caller().subject(), tx.now()));
  }

  Admission admit(Transaction tx, String personId, String password) {
    Admission waiting = decidable(tx, personId);
    By by = Acting.by(tx);
    if (waiting.bySecretariat() && by.subject().equals(waiting.proposedBy())) {
      throw new RejectedException(
          CommonReason.SAME_PERSON, "Whoever proposes does not admit; another officer does.");
    }
    Admission admitted = store.change(tx, personId, was -> was.admit(by, tx.now()));
    if (waiting.firstOfficer()) {
      requireNoOfficer(Objects.requireNonNull(waiting.country()), personId);
    }
    keycloak.admit(personId, admitted.place(), Set.copyOf(admitted.roles()), password);
    return admitted;
  }

  Admission decline(Transaction tx, String personId, String reason) {
    decidable(tx, personId);
    tx.because(reason);
    return ended(store.change(tx, personId, was -> was.decline(reason, Acting.by(tx), tx.now())));
  }

  Admission withdraw(Transaction tx, String personId) {
    decidable(tx, personId);
    return ended(store.change(tx, personId, was -> was.withdraw(Acting.by(tx), tx.now())));
  }

  private Admission ended(Admission admission) {
    keycloak.remove(admission.personId());
    return admission;
  }

  /** A country decides on its own people; the secretariat on its own and on first officers. */
  private Admission decidable(Transaction tx, String personId) {
    store.alone(tx);
    Admission admission = store.require(tx, personId);
    boolean secretariat = tx.caller().country() == null;
    if (secretariat && !admission.bySecretariat()) {
      throw RejectedException.notFound("admission");
    }
    if (!secretariat && admission.bySecretariat()) {
      throw notYours();
    }
    requireActing(tx, true);
    return admission;
  }

  /**
   * @param approvers whether those of the secretariat do it as well
   */
  private void requireActing(Transaction tx, boolean approvers) {
    if (tx.caller().country() != null) {
      acting.require(tx, Role.NCB_OFFICER);
    } else if (approvers) {
      acting.require(tx, Role.ADMINISTRATOR, Role.APPROVER);
    } else {
      acting.require(tx, Role.ADMINISTRATOR);
    }
  }

  private static Place place(Transaction tx, Proposal said) {
    Caller caller = tx.caller();
    String country = caller.country();
    if (country != null) {
      if (said.country() != null && !said.country().equals(country)) {
        throw notYours().at("country");
      }
      return new Place(country, said.unit());
    }
    if (said.country() == null && !caller.has(Role.ADMINISTRATOR.realmName())) {
      throw notYours();
    }
    return new Place(said.country(), said.unit());
  }

  /**
   * @throws RejectedException ROLE_NOT_GIVEN or INCONSISTENT
   */
  static void requireGiven(Place place, Set<Role> roles) {
    requireOf(place.roles(), roles);
    Place.requireApart(roles);
  }

  private static void requireOf(Set<Role> possible, Set<Role> roles) {
    if (!possible.containsAll(roles)) {
      throw new RejectedException(
              OperationsReason.ROLE_NOT_GIVEN, "A role is not given to people of this side.")
          .with(
              "roles",
              possible.stream().map(Role::realmName).sorted().collect(Collectors.joining(",")))
          .at("roles");
    }
  }

  private void requireFirst(Transaction tx, String country, Proposal said) {
    requireOf(Set.of(Role.NCB_OFFICER), said.roles());
    if (said.letter() == null) {
      throw RejectedException.inconsistent(
          "letter_reference", "person.letter", "A first officer is admitted against a letter.");
    }
    countries.require(tx, country);
    if (store.firstWaits(tx, country)) {
      throw firstThere();
    }
    requireNoOfficer(country, NOBODY);
  }

  /** Of whom is admitted a repeat may find that Keycloak lets them in already. */
  private void requireNoOfficer(String country, String except) {
    if (keycloak.hasActive(country, Role.NCB_OFFICER, except)) {
      throw firstThere();
    }
  }

  /** An account that a proposal has left which came to nothing is no one's. */
  private void requireLeftOver(Transaction tx, Account account) {
    if (!account.proposed() || account.enabled() || store.isKnown(tx, account.id())) {
      throw KeycloakPeople.exists();
    }
  }

  private static RejectedException firstThere() {
    return new RejectedException(
        OperationsReason.FIRST_OFFICER_THERE,
        "The country has an officer who admits its people, or one is proposed.");
  }

  static RejectedException notYours() {
    return new RejectedException(
        OperationsReason.NOT_YOURS_TO_ADMIT, "These people are another's to decide on.");
  }
}
