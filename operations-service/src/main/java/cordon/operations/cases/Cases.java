package cordon.operations.cases;

import cordon.operations.hotspot.HotspotStore;
import cordon.operations.meeting.MeetingStore;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.operation.PlanAnnex;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.restriction.Restrictions;
import cordon.operations.time.Days;
import cordon.platform.command.SeenVersion;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with cases. */
@Component
class Cases {
  private final CaseStore store;
  private final OperationStore operations;
  private final HotspotStore hotspots;
  private final MeetingStore meetings;
  private final Restrictions restrictions;

  Cases(
      CaseStore store,
      OperationStore operations,
      HotspotStore hotspots,
      MeetingStore meetings,
      Restrictions restrictions) {
    this.store = store;
    this.operations = operations;
    this.hotspots = hotspots;
    this.meetings = meetings;
    this.restrictions = restrictions;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller's country does not take part, KIND_MAY_NOT,
   *     RESTRICTION
   */
  Case nominate(Transaction tx, String operationId, CaseSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.NOMINATE_CASES);
    requireSeen(tx, operationId, spec.hotspots(), List.of());
    requireAllowed(tx, operationId, tx.caller().country(), "operation_id");
    return store.nominate(tx, Case.nominate(Ids.next(), operationId, spec, writer(tx), tx.now()));
  }

  /** Hotspots that it names already stay, also where its owner sees them no more. */
  Case revise(Transaction tx, String operationId, String id, CaseSpec spec) {
    operations.requireMay(tx, operationId, ParticipantAct.NOMINATE_CASES);
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          Case after = before.revise(spec, writer(tx), tx.now());
          requireSeen(tx, operationId, spec.hotspots(), before.spec().hotspots());
          requireAllowed(tx, operationId, before.ownerCountry(), "case_id");
          return after;
        });
  }

  Case withdraw(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return store.change(
        tx, operationId, id, before -> before.withdraw(reason, writer(tx), tx.now()));
  }

  /**
   * @throws RejectedException MAY_NOT_REVIEW if the caller is an approver too; RESTRICTION if it
   *     would be passed
   */
  Case review(
      Transaction tx, String operationId, String id, List<ReviewGround> grounds, String text) {
    Overseen.requireReviewer(tx.caller());
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          Case after = before.review(grounds, text, writer(tx), tx.now());
          if (grounds.isEmpty()) {
            requireAllowed(tx, operationId, before.ownerCountry(), "case_id");
          }
          return after;
        });
  }

  /** Those who lead see it, and it is handled as the operation. */
  private void requireAllowed(
      Transaction tx, String operationId, @Nullable String owner, String place) {
    restrictions.requireForLead(tx, operationId, restrictions.of(tx, operationId, owner), place);
  }

  Case assess(Transaction tx, String operationId, String id, String text) {
    return work(tx, operationId, id, before -> before.assess(text, tx.now()));
  }

  Case markLead(Transaction tx, String operationId, String id) {
    return work(tx, operationId, id, before -> before.markLead(tx.now()));
  }

  Case markReady(Transaction tx, String operationId, String id) {
    return work(tx, operationId, id, before -> before.markReady(tx.now()));
  }

  /** For those who lead the operation. */
  private Case work(Transaction tx, String operationId, String id, UnaryOperator<Case> move) {
    return operations.leading(tx, operationId, _ -> store.change(tx, operationId, id, move));
  }

  /**
   * All of them, or none. What is refused says where.
   *
   * @param meetingId of the meeting that decided, if one is named
   * @throws RejectedException NOT_FOUND, STALE_VERSION, UNKNOWN_CRITERION, INCONSISTENT
   */
  List<Case> decide(
      Transaction tx,
      String operationId,
      String day,
      @Nullable String meetingId,
      List<Verdict> verdicts) {
    return operations.leading(
        tx, operationId, operation -> decideAll(tx, operation, day, meetingId, verdicts));
  }

  private List<Case> decideAll(
      Transaction tx,
      Operation operation,
      String day,
      @Nullable String meetingId,
      List<Verdict> verdicts) {
    requireHeld(tx, day);
    if (meetingId != null) {
      meetings.requireHeldOn(tx, operation.id(), meetingId, LocalDate.parse(day));
    }
    Criteria stated = stated(operation);
    Map<String, Case> before =
        store.among(tx, operation.id(), verdicts.stream().map(Verdict::caseId).toList());
    Set<String> decided = new HashSet<>();
    var after = new ArrayList<Case>();
    for (int i = 0; i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      String place = "decisions[" + i + "]";
      Case one = before.get(verdict.caseId());
      if (one == null) {
        throw RejectedException.notFound("case").at(place + ".case_id");
      }
      if (!decided.add(one.id())) {
        throw RejectedException.inconsistent(
            place + ".case_id",
            "repeated.unique",
            "The case stands twice; decide on each case once.");
      }
      SeenVersion.require(verdict.seen(), one.version(), place + ".version");
      var decision =
          new CaseDecision(
              verdict.selected(),
              verdict.reasons(),
              stated.judged(verdict.criteria(), place + ".criteria"),
              day,
              meetingId);
      after.add(store.changeRead(tx, one, decided(one, decision, tx, place)));
    }
    return after;
  }

  private static Case decided(Case one, CaseDecision decision, Transaction tx, String place) {
    try {
      return one.decide(decision, tx.now());
    } catch (RejectedException e) {
      throw e.at(place + ".case_id");
    }
  }

  private static void requireHeld(Transaction tx, String day) {
    if (LocalDate.parse(day).isAfter(Days.latest(tx.now()))) {
      throw RejectedException.inconsistent(
          "meeting_day",
          "meeting.future",
          "The day lies in the future; give that on which the meeting was held.");
    }
  }

  /** Of the plan that is in force, or of the one in work where none is. */
  private static Criteria stated(Operation operation) {
    PlanAnnex annex = operation.planned().annex();
    Map<String, String> stated = new LinkedHashMap<>();
    if (annex != null) {
      annex.selectionCriteria().forEach(one -> stated.put(one.key(), one.criterion()));
    }
    return new Criteria(stated);
  }

  private static Writer writer(Transaction tx) {
    return new Writer(tx.caller().subject(), tx.caller().country());
  }

  private void requireSeen(
      Transaction tx, String operationId, List<String> named, List<String> before) {
    List<String> added = named.stream().filter(one -> !before.contains(one)).toList();
    Set<String> seen = hotspots.seenOf(tx, operationId, added);
    for (String one : added) {
      if (!seen.contains(one)) {
        throw RejectedException.inconsistent(
            "spec.hotspot_ids[" + named.indexOf(one) + "]",
            "case.hotspots",
            "The operation has no such hotspot that you see; name another, or leave it out.");
      }
    }
  }
}
