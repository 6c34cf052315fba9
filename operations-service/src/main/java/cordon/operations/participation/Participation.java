package cordon.operations.participation;

import cordon.caveat.Caveat;
import cordon.operations.operation.Invitation;
import cordon.operations.restriction.Restriction;
import cordon.operations.restriction.StandingRestriction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One country in one operation.
 *
 * @param id {@code <operation>.<country>}
 * @param country ISO 3166-1 alpha-2
 * @param displayName the name that the plan gives it, not one from a table
 * @param declineReason why it declined, if it did
 * @param withdrawReason why it withdrew, if it did
 * @param invitation what it was shown of the plan when it was invited last; null where it was
 *     invited before that was kept
 * @param inForce from when the decline, the withdrawal or the last change of caveats or
 *     restrictions is in force in every service; null where there was none, and where it ended
 *     before that was kept
 * @param kind as what it takes part; null is full
 * @param message what was said with the last invitation, if anything was
 * @param answerBy until when the last invitation asks for an answer, if it says. An answer after it
 *     is a fact and taken; who is late is derived from it
 * @param caveats what limits its actions while it takes part; null, and not stored, without
 * @param acceptedAt when it accepted, where its caveats, restrictions or agencies have changed
 *     since; else null, and that is {@code updated}
 * @param restrictions what limits the data that it gives, until it accepts again; null, and not
 *     stored, without
 * @param agencies its agencies that take part, as they were when they were chosen; null, and not
 *     stored, without. They stay whatever it answers
 * @param reminder the last one of the last invitation; null without
 * @param invitedAt when it was invited last, where it was reminded or its agencies have changed
 *     since and it has not answered; else null, and of one that is invited that is {@code updated}
 */
@RecordBuilder
public record Participation(
    @BsonId String id,
    String operationId,
    String country,
    long version,
    ParticipationState state,
    String displayName,
    ContactPoint contactPoint,
    @Nullable String declineReason,
    @Nullable String withdrawReason,
    @Nullable Invitation invitation,
    Instant created,
    Instant updated,
    @Nullable Instant inForce,
    @Nullable ParticipantKind kind,
    @Nullable String message,
    @Nullable Instant answerBy,
    @Nullable List<StandingCaveat> caveats,
    @Nullable Instant acceptedAt,
    @Nullable List<StandingRestriction> restrictions,
    @Nullable List<Agency> agencies,
    @Nullable Reminder reminder,
    @Nullable Instant invitedAt) {
  public Participation {
    agencies = agencies == null || agencies.isEmpty() ? null : List.copyOf(agencies);
    caveats = caveats == null || caveats.isEmpty() ? null : List.copyOf(caveats);
    restrictions =
        restrictions == null || restrictions.isEmpty() ? null : List.copyOf(restrictions);
  }

  /** Id of the participation of a country in an operation. */
  public static String idOf(String operationId, String country) {
    return operationId + "." + country;
  }

  static Participation invite(
      String operationId, Invitee whom, Terms terms, Invitation shown, Instant now) {
    return invited(ParticipationBuilder.builder(), whom, terms, shown)
        .id(idOf(operationId, whom.country()))
        .operationId(operationId)
        .country(whom.country())
        .version(1)
        .state(ParticipationState.INVITED)
        .created(now)
        .updated(now)
        .build();
  }

  Participation inviteAgain(Invitee whom, Terms terms, Invitation shown, Instant now) {
    return invited(next(ParticipationTable.INVITE, now), whom, terms, shown).reminder(null).build();
  }

  /**
   * @param limits in force with the acceptance, before which nothing was permitted
   */
  Participation accept(List<Caveat> limits, List<Restriction> ofData, Instant now) {
    return next(ParticipationTable.ACCEPT, now)
        .caveats(limits.stream().map(one -> new StandingCaveat(one, now)).toList())
        .restrictions(ofData.stream().map(one -> new StandingRestriction(one, now)).toList())
        .build();
  }

  /**
   * Replaces the caveats; one that stays as it was stays in force since when it was.
   *
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation changeCaveats(List<Caveat> limits, Instant now, Instant inForceFrom) {
    return next(ParticipationTable.CHANGE_CAVEATS, now)
        .caveats(limits.stream().map(one -> new StandingCaveat(one, inForceSince(one))).toList())
        .inForce(inForceFrom)
        .acceptedAt(acceptance())
        .build();
  }

  /**
   * Replaces the restrictions; one that stays as it was stays in force since when it was.
   *
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation changeRestrictions(List<Restriction> ofData, Instant now, Instant inForceFrom) {
    return next(ParticipationTable.CHANGE_RESTRICTIONS, now)
        .caveats(
            standing().stream().map(one -> new StandingCaveat(one.caveat(), since(one))).toList())
        .restrictions(
            ofData.stream().map(one -> new StandingRestriction(one, inForceSince(one))).toList())
        .inForce(inForceFrom)
        .acceptedAt(acceptance())
        .build();
  }

  private @Nullable Instant inForceSince(Restriction restriction) {
    return restricted().stream()
        .filter(one -> one.restriction().equals(restriction))
        .findFirst()
        .map(this::since)
        .orElse(null);
  }

  /** From when a restriction of it is in force in every service. */
  Instant since(StandingRestriction restriction) {
    return restriction.since() == null ? Objects.requireNonNull(inForce) : restriction.since();
  }

  /** What limits the data that it gives. */
  List<StandingRestriction> restricted() {
    return restrictions == null ? List.of() : restrictions;
  }

  /** The same, each with the time since when it is in force. */
  private List<StandingRestriction> settled() {
    return restricted().stream()
        .map(one -> new StandingRestriction(one.restriction(), since(one)))
        .toList();
  }

  /** Says which of its agencies take part; all else stays as it was. */
  Participation setAgencies(List<Agency> chosen, Instant now) {
    return same(ParticipationTable.SET_AGENCIES, now).agencies(chosen).build();
  }

  /** Reminds it of the invitation; all else stays as it was. */
  Participation remind(@Nullable String said, Instant now) {
    return same(ParticipationTable.REMIND, now)
        .reminder(Reminder.after(reminder, said, now))
        .build();
  }

  /** When it was invited last, of one that has not answered. */
  public Instant invitedSince() {
    return invitedAt == null ? updated : invitedAt;
  }

  /** When it accepted, of one that takes part. */
  public Instant acceptance() {
    return acceptedAt == null ? updated : acceptedAt;
  }

  private @Nullable Instant inForceSince(Caveat caveat) {
    return standing().stream()
        .filter(one -> one.caveat().equals(caveat))
        .findFirst()
        .map(this::since)
        .orElse(null);
  }

  /** From when a caveat of it is in force in every service. */
  Instant since(StandingCaveat caveat) {
    return caveat.since() == null ? Objects.requireNonNull(inForce) : caveat.since();
  }

  /** What limits it. */
  List<StandingCaveat> standing() {
    return caveats == null ? List.of() : caveats;
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation decline(String reason, Instant now, Instant inForceFrom) {
    return next(ParticipationTable.DECLINE, now).declineReason(reason).inForce(inForceFrom).build();
  }

  /**
   * Ends what was accepted; what the country did while it took part stays its own.
   *
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation withdraw(String reason, Instant now, Instant inForceFrom) {
    return next(ParticipationTable.WITHDRAW, now)
        .withdrawReason(reason)
        .inForce(inForceFrom)
        .build();
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE unless it takes part
   */
  public void requireMayWithdraw() {
    var _ = ParticipationTable.WITHDRAW.from(state);
  }

  /** Whether its kind lets it do this, or be given it. */
  public boolean may(ParticipantAct act) {
    return ParticipantKind.read(kind).may(act);
  }

  /**
   * @param place where it stands in the request; empty where it does not
   * @throws RejectedException KIND_MAY_NOT
   */
  public void requireMay(ParticipantAct act, String place) {
    KindRules.require(act, List.of(this), _ -> place);
  }

  /** Whether it declined or withdrew. */
  public boolean left() {
    return state == ParticipationState.DECLINED || state == ParticipationState.WITHDRAWN;
  }

  /** How many caveats limit its actions. */
  public int caveatCount() {
    return standing().size();
  }

  /** How many restrictions limit the data that it gives. */
  public int restrictionCount() {
    return restricted().size();
  }

  /** How many of its agencies take part. */
  public int agencyCount() {
    return agencies == null ? 0 : agencies.size();
  }

  /** Whether its answer is awaited. */
  boolean mayBeReminded() {
    return ParticipationTable.REMIND.possible(state);
  }

  /** Whether it is neither invited nor takes part. */
  boolean mayBeInvited() {
    return ParticipationTable.INVITE.possible(state);
  }

  /** Whether the country takes part. */
  public boolean accepted() {
    return state == ParticipationState.ACCEPTED;
  }

  private static ParticipationBuilder invited(
      ParticipationBuilder next, Invitee whom, Terms terms, Invitation shown) {
    return next.displayName(whom.displayName())
        .contactPoint(whom.contactPoint())
        .invitation(shown)
        .kind(terms.kind())
        .message(terms.message())
        .answerBy(terms.answerBy());
  }

  /** The next version, in the state that it is in since when it is in it. */
  private ParticipationBuilder same(Command<ParticipationState> move, Instant now) {
    return ParticipationBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now)
        .invitedAt(accepted() ? null : invitedSince())
        .acceptedAt(accepted() ? acceptance() : null);
  }

  /**
   * The next version, without what was of the state before: reasons, caveats. Data stays limited.
   */
  private ParticipationBuilder next(Command<ParticipationState> move, Instant now) {
    return ParticipationBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now)
        .declineReason(null)
        .withdrawReason(null)
        .inForce(null)
        .caveats(null)
        .invitedAt(null)
        .acceptedAt(null)
        .restrictions(settled());
  }
}
