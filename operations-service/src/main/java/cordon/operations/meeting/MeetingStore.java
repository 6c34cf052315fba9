package cordon.operations.meeting;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.joining.CatchUpKind;
import cordon.operations.joining.CatchesUp;
import cordon.operations.joining.CatchingUp;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.operation.Span;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.time.Days;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored meetings. A country sees those that name it, while it takes part in their operation, and
 * one that leads all of them.
 */
@Component
public class MeetingStore extends OfOperationStore<Meeting> implements CatchesUp, HangsOn {
  private static final Set<MeetingState> USUAL =
      EnumSet.complementOf(EnumSet.of(MeetingState.CANCELLED));

  MeetingStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "meetings",
        Meeting.class,
        Meeting::id,
        Meeting::version,
        MeetingMessages::journaled,
        Reach.none()
            .participantsWithin(
                MeetingMigrations.COUNTRIES,
                (caller, within) -> naming(participations, caller.requireCountry(), within))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /** What names a country, of operations that it takes part in. */
  static Bson naming(ParticipationStore participations, String country, @Nullable String within) {
    return Filters.and(
        Filters.eq(MeetingMigrations.COUNTRIES, country),
        Filters.in(OPERATION, participations.joinedBy(country, within)));
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
    LocalDate first = Days.earliest(meeting.spec().time());
    LocalDate last = Days.latest(meeting.spec().time());
    if (day.isBefore(first) || day.isAfter(last)) {
      throw RejectedException.inconsistent(
          "meeting_day",
          "meeting.day",
          "The meeting was held on %s; give the day on which it was held."
              .formatted(first.equals(last) ? first : first + " or " + last));
    }
  }

  /**
   * Those that are still to be held, for whoever it was found that they are of.
   *
   * @param country that they name; null for all
   * @param operationIds in which; null for all
   */
  public List<Meeting> planned(
      @Nullable String country, @Nullable Collection<String> operationIds, Span span, int most) {
    return nearest(
        beyondReach()
            .select()
            .where(MeetingMigrations.COUNTRIES, country)
            .where(operationIds == null ? null : Filters.in(OPERATION, operationIds))
            .where("state", MeetingState.PLANNED),
        span,
        most);
  }

  /** In the order of their times. */
  <M extends MessageLite> ListPage<M> inTurn(
      Call call,
      String operationId,
      @Nullable MeetingState state,
      @Nullable MeetingKind kind,
      Listing<Meeting, M> listing) {
    return selectWithin(call, OPERATION, operationId)
        .where(state == null ? Filters.in("state", USUAL) : null)
        .where("state", state)
        .where("spec.kind", kind)
        .by(MeetingMigrations.BY_COUNTRY, null)
        .ascending("turn", listing);
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(
        ConsequenceKind.MEETINGS_AHEAD,
        () ->
            beyondReach()
                .select(session)
                .where(OPERATION, on.operationId())
                .where(Filters.in(MeetingMigrations.COUNTRIES, on.countries()))
                .where("state", MeetingState.PLANNED)
                .by(MeetingMigrations.BY_COUNTRY, MeetingMigrations.BY_COUNTRY)
                .all()
                .stream()
                .flatMap(one -> one.spec().countries().stream())
                .toList());
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    long decisions =
        beyondReach()
            .select(session)
            .where(OPERATION, to.operationId())
            .where(MeetingMigrations.COUNTRIES, to.country())
            .where(Filters.in("state", MeetingState.HELD, MeetingState.MINUTES_CLOSED))
            .by(MeetingMigrations.BY_COUNTRY, MeetingMigrations.BY_COUNTRY)
            .all()
            .stream()
            .flatMap(one -> one.decisions().stream())
            .filter(one -> one.supersededBy() == null)
            .count();
    to.add(CatchUpKind.DECISIONS, Math.toIntExact(decisions), null);
  }
}
