package cordon.operations.people;

import cordon.platform.refusal.RejectedException;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How somebody was admitted, by ids alone: no name, no mail, nothing with which one signs in.
 *
 * @param personId the {@code sub} of their tokens
 * @param country ISO 3166-1 alpha-2, or null for the secretariat
 * @param bySecretariat whether it is the secretariat's to decide: its own, and first officers
 * @param proposedBy subject, or null for who was there before Cordon admitted anybody
 * @param decidedBySecretariat whether it was somebody of the secretariat who decided last
 * @param decidedBy subject of who last admitted, declined, withdrew, suspended or restored
 * @param reason of a decline or a suspension that stands
 */
@RecordBuilder
public record Admission(
    @BsonId String personId,
    long version,
    @Nullable String country,
    boolean bySecretariat,
    AdmissionState state,
    List<Role> roles,
    @Nullable String unit,
    @Nullable String letter,
    @Nullable String proposedBy,
    boolean decidedBySecretariat,
    @Nullable String decidedBy,
    @Nullable Instant decided,
    @Nullable String reason,
    Instant created,
    Instant updated) {
  public Admission {
    roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
  }

  /** Who decides, and for which side. */
  record By(String subject, boolean secretariat) {}

  static Admission propose(String personId, Place place, Proposal said, String by, Instant now) {
    return first(personId, place, AdmissionState.PROPOSED, said.roles(), now)
        .bySecretariat(place.country() == null || said.country() != null)
        .letter(said.letter())
        .proposedBy(by)
        .build();
  }

  /** Of somebody who was there before Cordon admitted anybody, and whom nobody suspended here. */
  static Admission known(Account account, Place place, Instant now) {
    return first(account.id(), place, AdmissionState.ADMITTED, account.roles(), now)
        .bySecretariat(place.country() == null)
        .build();
  }

  private static AdmissionBuilder first(
      String personId, Place place, AdmissionState state, Set<Role> roles, Instant now) {
    return AdmissionBuilder.builder()
        .personId(personId)
        .version(1)
        .country(place.country())
        .unit(place.unit())
        .state(state)
        .roles(sorted(roles))
        .created(now)
        .updated(now);
  }

  boolean firstOfficer() {
    return bySecretariat && country != null;
  }

  Place place() {
    return new Place(country, unit);
  }

  Admission admit(By by, Instant now) {
    return decided(AdmissionTable.ADMIT.from(state), null, by, now);
  }

  Admission decline(String why, By by, Instant now) {
    return decided(AdmissionTable.DECLINE.from(state), why, by, now);
  }

  Admission withdraw(By by, Instant now) {
    return decided(AdmissionTable.WITHDRAW.from(state), null, by, now);
  }

  /** Also of whom Keycloak lets in although they are suspended here. */
  Admission suspend(boolean enabled, String why, By by, Instant now) {
    return decided(AdmissionTable.SUSPEND.from(seen(enabled, true)), why, by, now);
  }

  /**
   * Also of whom Keycloak does not let in although they are admitted here.
   *
   * @throws RejectedException NOT_YOURS_TO_ADMIT if it was the other side that suspended
   */
  Admission restore(boolean enabled, By by, Instant now) {
    if (state == AdmissionState.SUSPENDED && by.secretariat() != decidedBySecretariat) {
      throw People.notYours();
    }
    return decided(AdmissionTable.RESTORE.from(seen(enabled, false)), null, by, now);
  }

  Admission withRoles(Set<Role> given, Instant now) {
    return next(AdmissionTable.SET_ROLES.from(state), now).roles(sorted(given)).build();
  }

  Admission withUnit(@Nullable String given, Instant now) {
    return next(AdmissionTable.SET_UNIT.from(state), now).unit(given).build();
  }

  /** The state that counts for a move where Keycloak's differs, which makes the move possible. */
  private AdmissionState seen(boolean enabled, boolean suspending) {
    boolean admittedOnce = state == AdmissionState.ADMITTED || state == AdmissionState.SUSPENDED;
    if (!admittedOnce || enabled != suspending) {
      return state;
    }
    return enabled ? AdmissionState.ADMITTED : AdmissionState.SUSPENDED;
  }

  private Admission decided(AdmissionState to, @Nullable String why, By by, Instant now) {
    return next(to, now)
        .reason(why)
        .decidedBy(by.subject())
        .decidedBySecretariat(by.secretariat())
        .decided(now)
        .build();
  }

  private AdmissionBuilder next(AdmissionState to, Instant now) {
    return AdmissionBuilder.builder(this).version(version + 1).state(to).updated(now);
  }

  private static List<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted().toList();
  }
}
