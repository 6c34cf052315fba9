package cordon.operations.participation;

import cordon.caveat.Caveat;
import cordon.operations.operation.Invitation;
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
 * @param inForce from when the decline, the withdrawal or the last change of caveats is in force in
 *     every service; null where there was none, and where it ended before that was kept
 * @param kind as what it takes part; null is full
 * @param message what was said with the last invitation, if anything was
 * @param answerBy until when the last invitation asks for an answer, if it says. An answer after it
 *     is a fact and taken; who is late is derived from it
 * @param caveats what limits its actions while it takes part; null, and not stored, without
 * @param acceptedAt when it accepted, where its caveats have changed since; else null, and that is
 *     {@code updated}
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
    @Nullable Instant acceptedAt) {
  public Participation {
    caveats = caveats == null || caveats.isEmpty() ? null : List.copyOf(caveats);
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
    return invited(next(ParticipationTable.INVITE, now), whom, terms, shown).build();
  }

  /**
   * @param limits in force with the acceptance, before which nothing was permitted
   */
  Participation accept(List<Caveat> limits, Instant now) {
    return next(ParticipationTable.ACCEPT, now)
        .caveats(limits.stream().map(one -> new StandingCaveat(one, now)).toList())
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

  /** The next version, without what was of the state before: reasons, caveats. */
  private ParticipationBuilder next(Command<ParticipationState> move, Instant now) {
    return ParticipationBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now)
        .declineReason(null)
        .withdrawReason(null)
        .inForce(null)
        .caveats(null)
        .acceptedAt(null);
  }
}
