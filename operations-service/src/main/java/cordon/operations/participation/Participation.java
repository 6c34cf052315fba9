package cordon.operations.participation;

import cordon.operations.operation.Invitation;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
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
 * @param inForce from when the decline or withdrawal is in force in every service; null in other
 *     states, and where it ended before that was kept
 * @param kind as what it takes part; null is full
 * @param message what was said with the last invitation, if anything was
 * @param answerBy until when the last invitation asks for an answer, if it says. An answer after it
 *     is a fact and taken; who is late is derived from it
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
    @Nullable Instant answerBy) {

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

  Participation accept(Instant now) {
    return next(ParticipationTable.ACCEPT, now).build();
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

  /** The next version, without the reasons of the state before. */
  private ParticipationBuilder next(Command<ParticipationState> move, Instant now) {
    return ParticipationBuilder.builder(this)
        .version(version + 1)
        .state(move.from(state))
        .updated(now)
        .declineReason(null)
        .withdrawReason(null)
        .inForce(null);
  }
}
