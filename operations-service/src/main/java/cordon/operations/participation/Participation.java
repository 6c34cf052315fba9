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
    @Nullable Instant inForce) {

  /** Id of the participation of a country in an operation. */
  public static String idOf(String operationId, String country) {
    return operationId + "." + country;
  }

  static Participation invite(
      String operationId,
      String country,
      String displayName,
      ContactPoint contact,
      Invitation invitation,
      Instant now) {
    return ParticipationBuilder.builder()
        .id(idOf(operationId, country))
        .operationId(operationId)
        .country(country)
        .version(1)
        .state(ParticipationState.INVITED)
        .displayName(displayName)
        .contactPoint(contact)
        .invitation(invitation)
        .created(now)
        .updated(now)
        .build();
  }

  Participation inviteAgain(String newName, ContactPoint contact, Invitation shown, Instant now) {
    return next(ParticipationTable.INVITE, now)
        .displayName(newName)
        .contactPoint(contact)
        .invitation(shown)
        .build();
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

  /** Whether the country takes part. */
  public boolean accepted() {
    return state == ParticipationState.ACCEPTED;
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
