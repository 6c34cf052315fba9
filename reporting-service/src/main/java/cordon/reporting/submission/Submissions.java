package cordon.reporting.submission;

import cordon.plan.KnownOperation;
import cordon.platform.command.Transaction;
import cordon.platform.posting.Poster;
import cordon.platform.posting.Posting;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingReason;
import cordon.reporting.plan.NamedTasks;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.result.ReferenceStore;
import cordon.reporting.result.ReportRules;
import cordon.reporting.result.ResultSpec;
import cordon.reporting.result.ResultStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be done with submissions. */
@Component
class Submissions {
  static final String SUBMIT = "SubmitResults";
  static final String VALIDATE = "ValidateSubmission";
  static final String REJECT = "RejectSubmission";

  private final SubmissionStore store;
  private final StagedLineStore staged;
  private final StagingStore stagings;
  private final ReferenceStore references;
  private final ResultStore results;
  private final PlanStore plans;
  private final DecidedSubmissions decisions;
  private final ObjectProvider<Poster> poster;

  Submissions(
      SubmissionStore store,
      StagedLineStore staged,
      StagingStore stagings,
      ReferenceStore references,
      ResultStore results,
      PlanStore plans,
      DecidedSubmissions decisions,
      ObjectProvider<Poster> poster) {
    this.store = store;
    this.staged = staged;
    this.stagings = stagings;
    this.references = references;
    this.results = results;
    this.plans = plans;
    this.decisions = decisions;
    this.poster = poster;
  }

  /**
   * Takes a submission whole or not at all: its lines are staged where nobody sees them, and one
   * transaction takes their references and accepts them. Whatever dies on the way leaves nothing
   * but staged lines, which are cleared away.
   *
   * @param id of the submission, the same when the transaction is run again
   * @param specs the lines that could be read, by index from 0
   * @param bad what is wrong with the others
   */
  Submission submit(
      Transaction tx,
      String id,
      String operationId,
      String reference,
      Map<Integer, ResultSpec> specs,
      BadLines bad) {
    KnownOperation operation = plans.requireReporting(tx, operationId);
    String country = tx.caller().requireCountry();
    if (store.referenceUsed(tx, operationId, country, reference)) {
      throw new RejectedException(
              ReportingReason.REFERENCE_USED,
              "This country has used the reference of the submission before in this operation.")
          .at("reference");
    }
    boolean early = check(tx, operationId, country, specs, bad) || operation.outOfOrder(country);
    List<String> keys =
        specs.values().stream().map(s -> ReferenceStore.key(operationId, country, s)).toList();
    requireUnused(tx, operationId, country, keys, specs, bad);
    try {
      staged.unstage(id);
      staged.stage(lines(id, specs));
      references.takeAll(tx, keys, id);
      stagings.accept(tx, id);
      Submission accepted =
          store.insert(
              tx,
              Submission.accept(
                  id,
                  operationId,
                  country,
                  reference,
                  specs.size(),
                  tx.caller().subject(),
                  early,
                  operation.isExercise(),
                  tx.now()));
      var _ = poster.getObject().accept(tx, id, SUBMIT, accepted.lines());
      return accepted;
    } catch (RuntimeException e) {
      staged.unstage(id);
      throw e;
    }
  }

  Submission validate(Transaction tx, String id) {
    String validator = tx.caller().subject();
    return decide(
        tx,
        id,
        VALIDATE,
        before -> before.validate(validator, results.wroteOnLines(tx, id, validator)));
  }

  Submission reject(Transaction tx, String id, String reason) {
    tx.because(reason);
    return decide(tx, id, REJECT, before -> before.reject(tx.caller().subject(), reason));
  }

  /** How many lines the last act is posted for. */
  int postedLines(Submission submission) {
    return poster
        .getObject()
        .latest(submission.id())
        .map(Posting::posted)
        .orElse(submission.lines());
  }

  /** Of those of the submissions that are still being posted: for how many lines they are. */
  Map<String, Integer> beingPosted(Collection<String> ids) {
    return ids.isEmpty() ? Map.of() : poster.getObject().unfinished(ids);
  }

  private Submission decide(
      Transaction tx, String id, String act, UnaryOperator<Submission> decision) {
    Submission after =
        store.change(
            tx,
            id,
            before -> {
              plans.requireOpenBooks(tx, before.operationId());
              decisions.takeAlone(tx, before);
              return decision.apply(before);
            });
    var _ = poster.getObject().accept(tx, id, act, after.lines());
    return after;
  }

  /**
   * @return whether a line names a task that is not known yet
   */
  private boolean check(
      Transaction tx,
      String operationId,
      String country,
      Map<Integer, ResultSpec> specs,
      BadLines bad) {
    Set<String> wanted =
        specs.values().stream()
            .map(ResultSpec::taskId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    NamedTasks tasks = plans.tasksOf(tx, operationId, country, wanted);
    Set<String> seen = new HashSet<>();
    specs.forEach((index, spec) -> {
      try {
        ReportRules.requireMoney(spec, tx.now());
        var _ = ReportRules.requireTask(spec, tasks);
      } catch (RejectedException e) {
        bad.add(index, e);
      }
      if (!seen.add(ReferenceStore.key(operationId, country, spec))) {
        bad.add(
            index,
            "reference",
            ReportingReason.TWICE_IN_REPORT.name(),
            "the reference stands in this submission before.");
      }
    });
    bad.refuse();
    return !tasks.notKnownYet().isEmpty();
  }

  private void requireUnused(
      Transaction tx,
      String operationId,
      String country,
      List<String> keys,
      Map<Integer, ResultSpec> specs,
      BadLines bad) {
    Set<String> used = references.used(tx, keys);
    specs.forEach((index, spec) -> {
      if (used.contains(ReferenceStore.key(operationId, country, spec))) {
        bad.add(
            index,
            "reference",
            ReportingReason.REFERENCE_USED.name(),
            "the reference was used before.");
      }
    });
    bad.refuse();
  }

  private static List<StagedLine> lines(String id, Map<Integer, ResultSpec> specs) {
    var lines = new ArrayList<StagedLine>();
    specs.forEach((index, spec) ->
        lines.add(new StagedLine(id + ":" + (index + 1), id, index + 1, Ids.next(), spec)));
    return lines;
  }
}
