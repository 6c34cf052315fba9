package cordon.operations.violation;

import cordon.operations.OperationsReason;
import cordon.operations.cases.Case;
import cordon.operations.cases.CaseStore;
import cordon.operations.cases.Overseen;
import cordon.operations.intelligence.IntelligencePackage;
import cordon.operations.intelligence.PackageStore;
import cordon.operations.operation.OperationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What can be done with reports of potential violations. */
@Component
class Violations {
  private final ViolationStore store;
  private final OperationStore operations;
  private final CaseStore cases;
  private final PackageStore packages;

  Violations(
      ViolationStore store, OperationStore operations, CaseStore cases, PackageStore packages) {
    this.store = store;
    this.operations = operations;
    this.cases = cases;
    this.packages = packages;
  }

  /**
   * What is reported, of which the caller sees the case and the package.
   *
   * @throws RejectedException INCONSISTENT if they do not, or there is none
   */
  ViolationSpec seen(Call call, String operationId, ViolationSpec spec) {
    boolean looks = looksAtThings(call.caller());
    String named = spec.caseId();
    if (named != null && !(looks && !cases.seenOf(call, operationId, List.of(named)).isEmpty())) {
      throw RejectedException.inconsistent(
          "spec.case_id",
          "violation.case",
          "The operation has no such case that you see; name another, or leave it out.");
    }
    String given = spec.packageId();
    if (given != null
        && !(looks && !packages.seenOf(call, operationId, List.of(given)).isEmpty())) {
      throw RejectedException.inconsistent(
          "spec.package_id",
          "violation.package",
          "The operation has no such package that you see; name another, or leave it out.");
    }
    return spec;
  }

  /**
   * @throws RejectedException NOT_FOUND if the caller does not see the operation
   */
  Violation report(Transaction tx, String operationId, ViolationSpec spec) {
    operations.requireSeen(tx, operationId);
    return store.insert(
        tx,
        Violation.report(
            Ids.next(),
            operationId,
            spec,
            operations.isExercise(tx, operationId),
            tx.caller().subject(),
            tx.caller().country(),
            tx.now()));
  }

  Violation examine(Transaction tx, String id) {
    return review(tx, id, (before, by) -> before.examine(by, tx.now()));
  }

  Violation ask(Transaction tx, String id, String question) {
    return review(tx, id, (before, by) -> before.ask(question, by, tx.now()));
  }

  /**
   * @throws RejectedException NOT_THE_REPORTER
   */
  Violation answer(Transaction tx, String id, String answer) {
    return store.change(tx, id, before -> before.answer(answer, tx.caller().subject(), tx.now()));
  }

  Violation record(Transaction tx, String id, String measure) {
    return review(tx, id, (before, by) -> before.record(measure, by, tx.now()));
  }

  Violation close(Transaction tx, String id, ViolationState outcome, String reasons) {
    return review(tx, id, (before, by) -> before.close(outcome, reasons, by, tx.now()));
  }

  /**
   * @throws RejectedException MAY_NOT_REVIEW also of what is about their own review
   */
  private Violation review(
      Transaction tx, String id, BiFunction<Violation, String, Violation> move) {
    Overseen.requireReviewerOfOthers(tx.caller());
    return store.change(
        tx,
        id,
        before -> {
          Violation after = move.apply(before, tx.caller().subject());
          requireNotOwnReview(tx, before);
          return after;
        });
  }

  private void requireNotOwnReview(Transaction tx, Violation of) {
    String operation = of.operationId();
    boolean own =
        Stream.concat(
                Stream.ofNullable(of.spec().caseId())
                    .flatMap(id -> cases.there(tx, operation, id).stream())
                    .map(Case::review),
                Stream.ofNullable(of.spec().packageId())
                    .flatMap(id -> packages.there(tx, operation, id).stream())
                    .map(IntelligencePackage::review))
            .anyMatch(said -> said != null && tx.caller().subject().equals(said.reviewer()));
    if (own) {
      throw new RejectedException(
          OperationsReason.MAY_NOT_REVIEW,
          "You have reviewed the case or the package that it is about; another compliance reviewer has to examine it.");
    }
  }

  /** Field officers see neither cases nor packages. */
  private static boolean looksAtThings(Caller caller) {
    return Stream.of("planner", "approver", "duty-officer", "ncb-officer", "compliance-reviewer")
        .anyMatch(caller::has);
  }
}
