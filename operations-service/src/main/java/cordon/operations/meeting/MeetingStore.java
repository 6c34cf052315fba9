package cordon.operations.meeting;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored meetings. A country sees those that name it, while it takes part in their operation, and
 * one that leads all of them.
 */
@Component
public class MeetingStore extends OfOperationStore<Meeting> {
  private static final Set<MeetingState> USUAL =
      EnumSet.complementOf(EnumSet.of(MeetingState.CANCELLED));

  /** Where a day begins last and first, UTC-12 and UTC+14. */
  private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  MeetingStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "meetings",
        Meeting.class,
        Meeting::id,
        Meeting::version,
        MeetingMessages::journaled,
        Reach.none()
            .participants(MeetingMigrations.COUNTRIES, country -> naming(participations, country))
            .lead("operationId", operations::ofLedBy)
            .leadSeesParticipants(),
        Meeting::operationId);
  }

  /** What names a country, of operations that it takes part in. */
  static Bson naming(ParticipationStore participations, String country) {
    return Filters.and(
        Filters.eq(MeetingMigrations.COUNTRIES, country),
        Filters.in("operationId", participations.joinedBy(country)));
  }

  /** One of this operation, if there is one that the caller sees. */
  Optional<Meeting> find(Transaction tx, String operationId, String id) {
    return find(tx, id).filter(one -> one.operationId().equals(operationId));
  }

  /** Changes one beside that of which the caller names the version. */
  void changeBeside(Transaction tx, Meeting before, Meeting after) {
    var _ = beyondReach().replace(tx, before, after);
  }

  /**
   * @param day on which it was held, in some time zone
   * @throws RejectedException INCONSISTENT
   */
  public void requireHeldOn(Transaction tx, String operationId, String id, LocalDate day) {
    Meeting meeting =
        find(tx, operationId, id)
            .filter(Meeting::held)
            .orElseThrow(() ->
                RejectedException.inconsistent(
                    "meeting_id",
                    "meeting.held",
                    "The operation has no such meeting that was held; name another, or leave it out."));
    LocalDate first = LocalDate.ofInstant(meeting.spec().time(), WESTERNMOST);
    LocalDate last = LocalDate.ofInstant(meeting.spec().time(), EASTERNMOST);
    if (day.isBefore(first) || day.isAfter(last)) {
      throw RejectedException.inconsistent(
          "meeting_day",
          "meeting.day",
          "The meeting was held on %s; give the day on which it was held."
              .formatted(first.equals(last) ? first : first + " or " + last));
    }
  }

  /** In the order of their times. */
  <M extends MessageLite> ListPage<M> inTurn(
      Call call,
      String operationId,
      @Nullable MeetingState state,
      @Nullable MeetingKind kind,
      Listing<Meeting, M> listing) {
    return select(call)
        .where("operationId", operationId)
        .where(state == null ? Filters.in("state", USUAL) : null)
        .where("state", state)
        .where("spec.kind", kind)
        .by(MeetingMigrations.BY_COUNTRY, null)
        .ascending("turn", listing);
  }
}
