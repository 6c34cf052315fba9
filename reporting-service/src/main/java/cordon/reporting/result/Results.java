package cordon.reporting.result;

import cordon.plan.KnownOperation;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Entry;
import cordon.platform.meter.MarkedFacts;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Marks;
import cordon.platform.time.Ids;
import cordon.reporting.plan.PlanStore;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What can be done with single results. */
@Component
class Results {
  /** Methods that write a version of a result, as the journal names them. */
  private static final Set<String> WRITING = Set.of("ReportResult", "AmendResult", "SubmitResults");

  private final ResultStore store;
  private final ReferenceStore references;
  private final PlanStore plans;
  private final WholeDecisions wholes;
  private final MarkedFacts marked;

  Results(
      ResultStore store,
      ReferenceStore references,
      PlanStore plans,
      WholeDecisions wholes,
      MarkedFacts marked) {
    this.store = store;
    this.references = references;
    this.plans = plans;
    this.wholes = wholes;
    this.marked = marked;
  }

  Result report(Transaction tx, String operationId, ResultSpec spec) {
    KnownOperation operation = plans.requireReporting(tx, operationId);
    String country = tx.caller().requireCountry();
    ReportRules.requireMoney(spec, tx.now());
    boolean early = requireTask(tx, operationId, country, spec) || operation.outOfOrder(country);
    Result reported =
        Result.report(Ids.next(), operationId, country, spec, tx.caller().subject(), tx.now());
    references.take(tx, ReferenceStore.key(operationId, country, spec), reported.id());
    Result taken = early ? reported.early() : reported;
    if (operation.isExercise()) {
      taken = taken.exercised();
    }
    marked.count(tx, taken.marks());
    return store.insert(tx, taken);
  }

  Result amend(Transaction tx, String id, ResultSpec spec) {
    return change(
        tx,
        id,
        before -> {
          ReportRules.requireMoney(spec, tx.now());
          boolean early = requireTask(tx, before.operationId(), before.country(), spec);
          Result amended = before.amend(spec, tx.caller().subject(), tx.now());
          // Whether the operation had begun was the first report's mark.
          marked.count(tx, new Marks(early, amended.marks().clockAhead()));
          if (before.submissionId() != null && wholes.decided(tx, before.submissionId())) {
            amended = amended.beyondDecision();
          }
          return early ? amended.early() : amended;
        });
  }

  Result validate(Transaction tx, String id) {
    return change(
        tx,
        id,
        before -> {
          if (wroteEarlier(before, tx.caller().subject())) {
            throw Result.authorMayNotValidate();
          }
          return before.validate(tx.caller().subject(), tx.now());
        });
  }

  /** For records of the time when only the last reporter was kept: the journal has the others. */
  private boolean wroteEarlier(Result result, String person) {
    return result.state() == ResultState.PROVISIONAL
        && result.coauthors() == null
        && store.wrote(result, person, WRITING);
  }

  Result reject(Transaction tx, String id, String reason) {
    tx.because(reason);
    return change(tx, id, before -> before.reject(tx.caller().subject(), reason, tx.now()));
  }

  Result correct(Transaction tx, String id, ResultSpec spec, String reason) {
    tx.because(reason);
    return change(
        tx,
        id,
        before -> {
          ReportRules.requireMoney(spec, tx.now());
          var _ = requireTask(tx, before.operationId(), before.country(), spec);
          Result after = before.correct(spec, tx.caller().subject(), reason, tx.now());
          boolean ahead =
              after.correction() != null && Boolean.TRUE.equals(after.correction().clockAhead());
          marked.count(tx, new Marks(false, ahead));
          return after;
        });
  }

  Result withdraw(Transaction tx, String id, String reason) {
    tx.because(reason);
    return change(tx, id, before -> before.withdraw(tx.caller().subject(), reason, tx.now()));
  }

  /** Changes a result, as long as the books of its operation are open. */
  private Result change(Transaction tx, String id, UnaryOperator<Result> move) {
    return store.change(
        tx,
        id,
        before -> {
          plans.requireOpenBooks(tx, before.operationId());
          return move.apply(before);
        });
  }

  /**
   * The journal's entry of an earlier version.
   *
   * @throws RejectedException NOT_FOUND if the result has no such version, or is not the caller's
   */
  Entry entry(Call call, String id, long version) {
    return store
        .entry(store.require(call, id), version)
        .orElseThrow(() -> RejectedException.notFound("version"));
  }

  private boolean requireTask(Transaction tx, String operationId, String country, ResultSpec spec) {
    Set<String> named = spec.taskId() == null ? Set.of() : Set.of(spec.taskId());
    return ReportRules.requireTask(spec, plans.tasksOf(tx, operationId, country, named));
  }
}
