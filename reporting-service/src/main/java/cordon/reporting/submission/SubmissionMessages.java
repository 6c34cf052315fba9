package cordon.reporting.submission;

import com.google.protobuf.Message;
import cordon.platform.call.RequestRules;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import cordon.platform.store.ListPage;
import cordon.platform.time.Ids;
import cordon.reporting.result.ResultMessages;
import cordon.reporting.result.ResultSpec;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.ListSubmissionsRequest;
import cordon.reporting.v1.SubmitResultsRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Submissions between the contract and the domain. */
final class SubmissionMessages {
  private SubmissionMessages() {}

  /** What a country submits, under a new id. */
  static ReadLines lines(
      SubmitResultsRequest request, RequestRules rules, SubjectKeys keys, String country) {
    var bad = new BadLines();
    Map<Integer, ResultSpec> specs = new LinkedHashMap<>();
    for (int index = 0; index < request.getResultsCount(); index++) {
      var line = request.getResults(index);
      List<Violation> violations = rules.violations(line);
      if (!violations.isEmpty()) {
        Violation first = violations.getFirst();
        bad.add(index, first.field(), first.reason(), first.sentence());
        continue;
      }
      try {
        specs.put(
            index, ResultMessages.spec(line, keys, request.getOperationId(), country, "spec"));
      } catch (RejectedException e) {
        bad.add(index, e);
      }
    }
    return new ReadLines(Ids.next(), specs, bad);
  }

  static cordon.reporting.v1.Submission message(Submission submission, int postedLines) {
    return cordon.reporting.v1.Submission.newBuilder()
        .setSubmissionId(submission.id())
        .setVersion(submission.version())
        .setOperationId(submission.operationId())
        .setCountry(submission.country())
        .setReference(submission.reference())
        .setState(EnumNames.write(cordon.reporting.v1.SubmissionState.class, submission.state()))
        .setLines(submission.lines())
        .setPostedLines(postedLines)
        .setReporterSubject(submission.reporter())
        .setDeciderSubject(submission.decider() == null ? "" : submission.decider())
        .setRejectReason(submission.rejectReason() == null ? "" : submission.rejectReason())
        .setRecordedTime(Times.write(submission.recorded()))
        .setParked(submission.parkedAt() != null)
        .setOutOfOrder(Boolean.TRUE.equals(submission.outOfOrder()))
        .setExercise(Boolean.TRUE.equals(submission.exercise()))
        .build();
  }

  static SubmissionFilter filter(ListSubmissionsRequest request) {
    return new SubmissionFilter(
        request.getOperationId(),
        EnumNames.given(SubmissionState.class, request.getState()),
        request.getCountry().isEmpty() ? null : request.getCountry());
  }

  /**
   * A page of which each row says how far it is posted.
   *
   * @param beingPosted those that are not posted for all lines, and for how many they are
   */
  static ListPage<cordon.reporting.v1.Submission> posted(
      ListPage<cordon.reporting.v1.Submission> page,
      Function<List<String>, Map<String, Integer>> beingPosted) {
    Map<String, Integer> open =
        beingPosted.apply(
            page.rows().stream().map(cordon.reporting.v1.Submission::getSubmissionId).toList());
    return page.each(row -> {
      Integer posted = open.get(row.getSubmissionId());
      return posted == null ? row : row.toBuilder().setPostedLines(posted).build();
    });
  }

  /**
   * The journal says of an act that it is posted to none or to all, for progress is not a change;
   * and to how many, when its posting is parked.
   */
  static Message journaled(Submission submission) {
    int posted = submission.parkedAt() == null ? 0 : submission.parkedAt();
    return message(submission, submission.posting() ? posted : submission.lines());
  }
}
