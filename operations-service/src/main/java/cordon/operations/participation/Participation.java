package cordon.operations.participation;

import cordon.operations.operation.Invitation;
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
    return new Participation(
        idOf(operationId, country),
        operationId,
        country,
        1,
        ParticipationState.INVITED,
        displayName,
        contact,
        null,
        null,
        invitation,
        now,
        now,
        null);
  }

  Participation inviteAgain(
      String newName, ContactPoint contact, Invitation newInvitation, Instant now) {
    ParticipationState invited = ParticipationTable.INVITE.from(state);
    return new Participation(
        id,
        operationId,
        country,
        version + 1,
        invited,
        newName,
        contact,
        null,
        null,
        newInvitation,
        created,
        now,
        null);
  }

  Participation accept(Instant now) {
    return answered(ParticipationTable.ACCEPT.from(state), null, null, now, null);
  }

  /**
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation decline(String reason, Instant now, Instant inForceFrom) {
    return answered(ParticipationTable.DECLINE.from(state), reason, null, now, inForceFrom);
  }

  /**
   * Ends what was accepted; what the country did while it took part stays its own.
   *
   * @param inForceFrom when nobody acts any more on what was before
   */
  Participation withdraw(String reason, Instant now, Instant inForceFrom) {
    return answered(ParticipationTable.WITHDRAW.from(state), null, reason, now, inForceFrom);
  }

  /** Whether the country takes part. */
  public boolean accepted() {
    return state == ParticipationState.ACCEPTED;
  }

  private Participation answered(
      ParticipationState answer,
      @Nullable String declined,
      @Nullable String left,
      Instant now,
      @Nullable Instant inForceFrom) {
    return new Participation(
        id,
        operationId,
        country,
        version + 1,
        answer,
        displayName,
        contactPoint,
        declined,
        left,
        invitation,
        created,
        now,
        inForceFrom);
  }
}
