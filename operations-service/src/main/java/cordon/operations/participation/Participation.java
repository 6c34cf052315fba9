package cordon.operations.participation;

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
    Instant created,
    Instant updated) {

  static String idOf(String operationId, String country) {
    return operationId + "." + country;
  }

  static Participation invite(
      String operationId, String country, String displayName, ContactPoint contact, Instant now) {
    return new Participation(
        idOf(operationId, country),
        operationId,
        country,
        1,
        ParticipationState.INVITED,
        displayName,
        contact,
        null,
        now,
        now);
  }

  Participation inviteAgain(String newName, ContactPoint contact, Instant now) {
    Move.INVITE.require(state);
    return next(ParticipationState.INVITED, newName, contact, null, now);
  }

  Participation accept(Instant now) {
    Move.ACCEPT.require(state);
    return next(ParticipationState.ACCEPTED, displayName, contactPoint, null, now);
  }

  Participation decline(String reason, Instant now) {
    Move.DECLINE.require(state);
    return next(ParticipationState.DECLINED, displayName, contactPoint, reason, now);
  }

  private Participation next(
      ParticipationState nextState,
      String name,
      ContactPoint contact,
      @Nullable String reason,
      Instant now) {
    return new Participation(
        id, operationId, country, version + 1, nextState, name, contact, reason, created, now);
  }
}
