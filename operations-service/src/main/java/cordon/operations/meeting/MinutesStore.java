package cordon.operations.meeting;

import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import org.springframework.stereotype.Component;

/**
 * Stored minutes as they were closed. A country sees those that name it as present, and one that
 * leads all of them.
 */
@Component
class MinutesStore extends OfOperationStore<Minutes> {

  MinutesStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "minutes",
        Minutes.class,
        Minutes::id,
        Minutes::version,
        MeetingMessages::journaled,
        Reach.none()
            .participantsWithin(
                MeetingMigrations.COUNTRIES,
                (caller, within) ->
                    MeetingStore.naming(participations, caller.requireCountry(), within))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /** Keeps those that have just been closed. */
  void keep(Transaction tx, Meeting meeting) {
    insert(tx, Minutes.of(meeting));
  }

  /**
   * Those of a meeting of this operation.
   *
   * @throws RejectedException NOT_FOUND
   */
  Minutes require(Call call, String operationId, String meetingId, int number) {
    return require(call, operationId, Minutes.idOf(meetingId, number));
  }
}
