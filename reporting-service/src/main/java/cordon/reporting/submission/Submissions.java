package cordon.reporting.submission;

import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.posting.Poster;
import cordon.platform.posting.Posting;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingReason;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.result.ReferenceStore;
import cordon.reporting.result.ReportRules;
import cordon.reporting.result.ResultSpec;
import cordon.reporting.result.ResultStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What can be done with submissions. */
@Component
class Submissions {
  /** After this nobody can be at work any more on a submission that is not accepted. */
  private static final Duration ABANDONED = Duration.ofSeconds(30);

  static final String SUBMIT = "SubmitResults";
  static final String VALIDATE = "ValidateSubmission";
  static final String REJECT = "RejectSubmission";

  private final SubmissionStore store;
  private final ReferenceStore references;
  private final ResultStore results;
  private final PlanStore plans;
  private final ObjectProvider<Poster> poster;
  private final InstantSource clock;

  Submissions(
      SubmissionStore store,
      ReferenceStore references,
      ResultStore results,
      PlanStore plans,
      ObjectProvider<Poster> poster,
      InstantSource clock) {
    this.store = store;
    this.references = references;
    this.results = results;
    this.plans = plans;
    this.poster = poster;
    this.clock = clock;
    store.unaccepted().stream().filter(this::abandoned).forEach(this::withdraw);
  }

  /**
   * Takes a submission whole or not at all: its lines are staged where nobody sees them, and one
   * entry accepts them.
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
    var _ = plans.requireReporting(tx, operationId);
    String country = tx.caller().requireCountry();
    if (store.referenceUsed(tx, operationId, country, reference)) {
      throw new RejectedException(
              ReportingReason.REFERENCE_USED,
              "This country has used the reference of the submission before in this operation.")
          .at("reference");
    }
    check(tx, operationId, country, specs, bad);
    withdraw(id);
    stage(id, operationId, country, specs, bad);
    try {
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
                  tx.now()));
      var _ = poster.getObject().accept(tx, id, SUBMIT, accepted.lines());
      return accepted;
    } catch (RuntimeException e) {
      withdraw(id);
      throw e;
    }
  }

  Submission validate(Transaction tx, String id, OptionalLong seen) {
    String validator = tx.caller().subject();
    return decide(
        tx,
        id,
        seen,
        VALIDATE,
        before -> before.validate(validator, results.wroteOnLines(tx, id, validator)));
  }

  Submission reject(Transaction tx, String id, OptionalLong seen, String reason) {
    tx.because(reason);
    return decide(tx, id, seen, REJECT, before -> before.reject(tx.caller().subject(), reason));
  }

  Submission get(Caller caller, String id) {
    return store.find(caller, id).orElseThrow(() -> RejectedException.notFound("submission"));
  }

  /** How many lines the last act is posted for. */
  int postedLines(Submission submission) {
    return poster
        .getObject()
        .latest(submission.id())
        .map(Posting::posted)
        .orElse(submission.lines());
  }

  void wakePoster() {
    poster.getObject().wake();
  }

  /** Forgets what was staged for a submission that did not come about. */
  void withdraw(String id) {
    references.release(id);
    store.unstage(id);
  }

  private Submission decide(
      Transaction tx,
      String id,
      OptionalLong seen,
      String act,
      UnaryOperator<Submission> decision) {
    Submission before = store.requireOwn(tx, id);
    store.requireSeen(before, seen);
    Submission after = store.replace(tx, before, decision.apply(before));
    var _ = poster.getObject().accept(tx, id, act, after.lines());
    return after;
  }

  private void check(
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
    Set<String> tasks = wanted.isEmpty() ? Set.of() : plans.tasksOf(operationId, country, wanted);
    Set<String> seen = new HashSet<>();
    specs.forEach((index, spec) -> {
      try {
        ReportRules.requireMoney(spec);
        ReportRules.requireTask(spec, tasks);
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
  }

  private void stage(
      String id, String operationId, String country, Map<Integer, ResultSpec> specs, BadLines bad) {
    List<String> keys =
        specs.values().stream().map(s -> ReferenceStore.key(operationId, country, s)).toList();
    try {
      Set<String> taken = takeReferences(keys, id);
      specs.forEach((index, spec) -> {
        if (taken.contains(ReferenceStore.key(operationId, country, spec))) {
          bad.add(
              index,
              "reference",
              ReportingReason.REFERENCE_USED.name(),
              "the reference was used before.");
        }
      });
      bad.refuse();
      var lines = new ArrayList<StagedLine>();
      specs.forEach((index, spec) ->
          lines.add(new StagedLine(id + ":" + (index + 1), id, index + 1, Ids.next(), spec)));
      store.stage(lines);
    } catch (RuntimeException e) {
      withdraw(id);
      throw e;
    }
  }

  /**
   * Takes the references, also those that a crash has left behind; gives those that are used.
   *
   * @throws RejectedException BUSY while another submission that has some of them is under way
   */
  private Set<String> takeReferences(List<String> keys, String id) {
    Map<String, String> taken = references.takeAll(keys, id);
    List<String> unaccepted =
        taken.values().stream()
            .distinct()
            .filter(owner -> !owner.isEmpty() && !owner.equals(id) && !store.accepted(owner))
            .toList();
    if (unaccepted.isEmpty()) {
      return taken.keySet();
    }
    references.release(id);
    if (!unaccepted.stream().allMatch(this::abandoned)) {
      throw new RejectedException(
          CommonReason.BUSY, "Another submission with these references is under way; repeat.");
    }
    unaccepted.forEach(this::withdraw);
    return references.takeAll(keys, id).keySet();
  }

  private boolean abandoned(String id) {
    return Ids.timeOf(id).isBefore(clock.instant().minus(ABANDONED));
  }
}
