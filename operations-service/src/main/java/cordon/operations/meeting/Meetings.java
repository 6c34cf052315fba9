package cordon.operations.meeting;

import cordon.operations.item.ItemSpec;
import cordon.operations.item.PlanningItem;
import cordon.operations.item.PlanningItems;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What can be done with meetings. */
@Component
class Meetings {
  private final MeetingStore store;
  private final MinutesStore minutes;
  private final OperationStore operations;
  private final ParticipationStore participations;
  private final PlanningItems items;

  Meetings(
      MeetingStore store,
      MinutesStore minutes,
      OperationStore operations,
      ParticipationStore participations,
      PlanningItems items) {
    this.store = store;
    this.minutes = minutes;
    this.operations = operations;
    this.participations = participations;
    this.items = items;
  }

  /** A meeting, and what follows from it. */
  record Outcome(Meeting meeting, List<PlanningItem> followUps) {}

  /** What was decided, and what is to be done. */
  record Result(List<Decision.Said> decisions, List<ItemSpec> followUps) {}

  /**
   * @throws RejectedException ILLEGAL_MOVE once the books are closed, NOT_TAKING_PART
   */
  Meeting plan(Transaction tx, String operationId, MeetingSpec spec) {
    operations.require(tx, operationId).requirePreparable();
    requireTakingPart(tx, operationId, spec, List.of());
    Meeting planned = store.insert(tx, Meeting.plan(Ids.next(), operationId, spec, tx.now()));
    operations.restOn(tx, operationId);
    return planned;
  }

  Meeting revise(Transaction tx, String operationId, String id, MeetingSpec spec) {
    return work(
        tx,
        operationId,
        id,
        before -> {
          Meeting after = before.revise(spec, tx.now());
          requireTakingPart(tx, operationId, spec, before.spec().countries());
          return after;
        });
  }

  /**
   * All of it, or nothing. What is refused says where.
   *
   * @throws RejectedException also UNKNOWN_DECISION, and what planning items are refused for
   */
  Outcome hold(Transaction tx, String operationId, String id, MeetingSpec as, Result result) {
    return decided(
        tx,
        operationId,
        id,
        before -> {
          Meeting after = before.hold(as, tx.now());
          requireTakingPart(tx, operationId, as, before.spec().countries());
          return after;
        },
        result);
  }

  /**
   * @throws RejectedException as when it is held
   */
  Outcome add(Transaction tx, String operationId, String id, Result result) {
    return decided(tx, operationId, id, before -> before.open(tx.now()), result);
  }

  Meeting closeMinutes(Transaction tx, String operationId, String id) {
    var _ = operations.require(tx, operationId);
    Meeting closed = store.change(tx, operationId, id, before -> before.closeMinutes(tx.now()));
    minutes.keep(tx, closed);
    operations.restOn(tx, operationId);
    return closed;
  }

  /**
   * @throws RejectedException as when it is held
   */
  Outcome correct(
      Transaction tx, String operationId, String id, MeetingSpec as, String reason, Result result) {
    tx.because(reason);
    return decided(
        tx,
        operationId,
        id,
        before -> {
          Meeting after = before.correct(as, reason, tx.now());
          requireTakingPart(tx, operationId, as, before.spec().countries());
          return after;
        },
        result);
  }

  Meeting cancel(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return work(tx, operationId, id, before -> before.cancel(reason, tx.now()));
  }

  /** For those who lead the operation. */
  private Meeting work(Transaction tx, String operationId, String id, UnaryOperator<Meeting> move) {
    var _ = operations.require(tx, operationId);
    Meeting after = store.change(tx, operationId, id, move);
    operations.restOn(tx, operationId);
    return after;
  }

  private Outcome decided(
      Transaction tx, String operationId, String id, UnaryOperator<Meeting> move, Result result) {
    var _ = operations.require(tx, operationId);
    Map<String, Meeting> others = new LinkedHashMap<>();
    Meeting meeting =
        store.change(
            tx,
            operationId,
            id,
            before -> recorded(tx, move.apply(before), result.decisions(), others));
    others.forEach((other, after) ->
        store.changeBeside(tx, store.require(tx, other), after.touched(tx.now())));
    if (meeting.state() == MeetingState.MINUTES_CLOSED) {
      minutes.keep(tx, meeting);
    }
    List<PlanningItem> followUps = items.follow(tx, operationId, id, result.followUps());
    operations.restOn(tx, operationId);
    return new Outcome(meeting, followUps);
  }

  /**
   * @param others is given the other meetings of which a decision no longer stands
   */
  private Meeting recorded(
      Transaction tx, Meeting meeting, List<Decision.Said> said, Map<String, Meeting> others) {
    Meeting after = meeting;
    for (int i = 0; i < said.size(); i++) {
      String place = "decisions[" + i + "]";
      after = after.decide(said.get(i), place, tx.now());
      Decision.Reference earlier = said.get(i).supersedes();
      if (earlier == null) {
        continue;
      }
      var by = new Decision.Reference(after.id(), after.decisions().size());
      if (earlier.meetingId().equals(after.id())) {
        after = superseded(after, earlier, by, place);
      } else {
        Meeting other = others.get(earlier.meetingId());
        if (other == null) {
          other =
              store
                  .find(tx, after.operationId(), earlier.meetingId())
                  .orElseThrow(() -> Meeting.unknownDecision().at(place + ".supersedes"));
        }
        others.put(other.id(), superseded(other, earlier, by, place));
      }
    }
    return after;
  }

  /** None supersedes itself, nor one that is recorded after it. */
  private static Meeting superseded(
      Meeting meeting, Decision.Reference earlier, Decision.Reference by, String place) {
    try {
      if (earlier.equals(by)) {
        throw Meeting.unknownDecision();
      }
      return meeting.supersede(earlier.number(), by);
    } catch (RejectedException e) {
      throw e.at(place + ".supersedes");
    }
  }

  /** Those that it names already stay, also where they take part no more. */
  private void requireTakingPart(
      Transaction tx, String operationId, MeetingSpec spec, List<String> before) {
    List<String> added = spec.countries().stream().filter(one -> !before.contains(one)).toList();
    participations.requireTakingPart(
        tx,
        operationId,
        added,
        i -> "spec.countries[" + spec.countries().indexOf(added.get(i)) + "]");
  }
}
