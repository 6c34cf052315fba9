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

  /** Another meeting, of which a decision stands no more. */
  private record Superseded(Meeting before, Meeting after) {}

  /** What was decided, and what is to be done. */
  record Result(List<Decision.Said> decisions, List<ItemSpec> followUps) {
    static final Result NONE = new Result(List.of(), List.of());
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE once the books are closed, NOT_TAKING_PART
   */
  Meeting plan(Transaction tx, String operationId, MeetingSpec spec) {
    return operations.leading(
        tx,
        operationId,
        operation -> {
          operation.requirePreparable();
          requireTakingPart(tx, operationId, spec, List.of());
          return store.insert(tx, Meeting.plan(Ids.next(), operationId, spec, tx.now()));
        });
  }

  Meeting revise(Transaction tx, String operationId, String id, MeetingSpec spec) {
    return decided(
            tx,
            operationId,
            id,
            naming(tx, operationId, spec, before -> before.revise(spec, tx.now())),
            Result.NONE)
        .meeting();
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
        naming(tx, operationId, as, before -> before.hold(as, tx.now())),
        result);
  }

  /**
   * @throws RejectedException as when it is held
   */
  Outcome add(Transaction tx, String operationId, String id, Result result) {
    return decided(tx, operationId, id, before -> before.open(tx.now()), result);
  }

  Meeting closeMinutes(Transaction tx, String operationId, String id) {
    return decided(tx, operationId, id, before -> before.closeMinutes(tx.now()), Result.NONE)
        .meeting();
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
        naming(tx, operationId, as, before -> before.correct(as, reason, tx.now())),
        result);
  }

  Meeting cancel(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return decided(tx, operationId, id, before -> before.cancel(reason, tx.now()), Result.NONE)
        .meeting();
  }

  /** A move that says which countries are there, of which new ones have to take part. */
  private UnaryOperator<Meeting> naming(
      Transaction tx, String operationId, MeetingSpec spec, UnaryOperator<Meeting> move) {
    return before -> {
      Meeting after = move.apply(before);
      requireTakingPart(tx, operationId, spec, before.spec().countries());
      return after;
    };
  }

  /** A move of a meeting, with what was decided and what follows from it. */
  private Outcome decided(
      Transaction tx, String operationId, String id, UnaryOperator<Meeting> move, Result result) {
    return operations.leading(tx, operationId, _ -> decidedAll(tx, operationId, id, move, result));
  }

  private Outcome decidedAll(
      Transaction tx, String operationId, String id, UnaryOperator<Meeting> move, Result result) {
    Map<String, Superseded> others = new LinkedHashMap<>();
    Meeting meeting =
        store.change(
            tx,
            operationId,
            id,
            before -> recorded(tx, move.apply(before), result.decisions(), others));
    for (Superseded other : others.values()) {
      store.changeBeside(tx, other.before(), other.after().touched(tx.now()));
    }
    if (meeting.state() == MeetingState.MINUTES_CLOSED) {
      minutes.keep(tx, meeting);
    }
    List<PlanningItem> followUps = items.follow(tx, operationId, id, result.followUps());
    return new Outcome(meeting, followUps);
  }

  /**
   * @param others is given the other meetings of which a decision no longer stands
   */
  private Meeting recorded(
      Transaction tx, Meeting meeting, List<Decision.Said> said, Map<String, Superseded> others) {
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
        Superseded other = others.get(earlier.meetingId());
        if (other == null) {
          Meeting found =
              store
                  .find(tx, after.operationId(), earlier.meetingId())
                  .orElseThrow(() -> Meeting.unknownDecision().at(place + ".supersedes"));
          other = new Superseded(found, found);
        }
        others.put(
            earlier.meetingId(),
            new Superseded(other.before(), superseded(other.after(), earlier, by, place)));
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
