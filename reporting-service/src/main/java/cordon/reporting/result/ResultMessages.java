package cordon.reporting.result;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.reporting.result.Finding.FundsIntercepted;
import cordon.reporting.subject.Subject;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.ListResultsRequest;
import java.time.LocalDate;

/** Results between the contract and the domain, and the form in which the journal keeps them. */
public final class ResultMessages {
  private ResultMessages() {}

  /**
   * What a country reports.
   *
   * @param country the reporting one, where it happened if nothing else is said
   * @param path of the spec in the request, for refusals
   */
  public static ResultSpec spec(
      cordon.reporting.v1.ResultSpec spec,
      SubjectKeys keys,
      String operationId,
      String country,
      String path) {
    return new ResultSpec(
        spec.getReference(),
        spec.getTaskId().isEmpty() ? null : spec.getTaskId(),
        Times.read(spec.getOccurredTime()),
        spec.getPlaceCountry().isEmpty() ? country : spec.getPlaceCountry(),
        new FindingMessages(keys, operationId, path).finding(spec));
  }

  static cordon.reporting.v1.Result message(Result result) {
    var message =
        cordon.reporting.v1.Result.newBuilder()
            .setResultId(result.id())
            .setVersion(result.version())
            .setOperationId(result.operationId())
            .setCountry(result.country())
            .setState(EnumNames.write(cordon.reporting.v1.ResultState.class, result.state()))
            .setSpec(message(result.spec()))
            .setSubmissionId(Texts.write(result.submissionId()))
            .setLine(result.line())
            .setReporterSubject(result.reporter())
            .setDeciderSubject(Texts.write(result.decider()))
            .setRejectReason(Texts.write(result.rejectReason()))
            .setIndicator(result.spec().finding().indicator())
            .addAllIndicators(
                result.spec().finding().indicators().stream().map(Indicator::key).toList())
            .setRecordedTime(Times.write(result.recorded()))
            .setUpdateTime(Times.write(result.updated()))
            .addAllAuthorSubjects(result.authors())
            .setClockAhead(result.clockAhead() != null && result.clockAhead())
            .setCorrectedVersion(result.correctedVersion() == null ? 0 : result.correctedVersion())
            .setCorrectReason(Texts.write(result.correctReason()))
            .setWithdrawReason(Texts.write(result.withdrawReason()))
            .setOutOfOrder(result.outOfOrder() != null && result.outOfOrder())
            .setExercise(Boolean.TRUE.equals(result.exercise()));
    Correction correction = result.correction();
    if (correction != null) {
      message.setCorrection(
          cordon.reporting.v1.Correction.newBuilder()
              .setSpec(message(correction.spec()))
              .setReason(correction.reason())
              .setReporterSubject(correction.reporter())
              .setReplacesVersion(correction.replaces())
              .setClockAhead(correction.clockAhead() != null && correction.clockAhead())
              .setProposedTime(Times.write(correction.proposed())));
    }
    return message.build();
  }

  private static cordon.reporting.v1.ResultSpec message(ResultSpec spec) {
    var message =
        cordon.reporting.v1.ResultSpec.newBuilder()
            .setReference(spec.reference())
            .setTaskId(Texts.write(spec.taskId()))
            .setOccurredTime(Times.write(spec.occurred()))
            .setPlaceCountry(spec.place());
    FindingMessages.write(message, spec.finding());
    return message.build();
  }

  /**
   * A version as the journal keeps it.
   *
   * @throws IllegalStateException if it cannot be read
   */
  static cordon.reporting.v1.Result past(Entry entry) {
    try {
      return CountedResult.parseFrom(entry.resource().getData()).getResult();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a version of a result cannot be read", e);
    }
  }

  /**
   * The finding of a result as the journal keeps it.
   *
   * @throws RuntimeException if it is of a kind, or says something, that is not known here
   */
  public static Finding finding(CountedResult counted) {
    return FindingMessages.journaled(counted);
  }

  /** With the keys of its subjects, from which it can be counted again. */
  static Message journaled(Result result) {
    var counted = CountedResult.newBuilder().setResult(message(result));
    counted.addAllSubjectKeys(result.spec().finding().keys(result.id()));
    if (result.spec().finding() instanceof FundsIntercepted(_, _, Subject holder)
        && holder != null) {
      counted.setHolderKey(holder.key());
    }
    return counted.build();
  }

  static ResultFilter filter(ListResultsRequest request) {
    return new ResultFilter(
        request.getOperationId(),
        EnumNames.given(ResultState.class, request.getState()),
        request.getCountry().isEmpty() ? null : request.getCountry(),
        request.getIndicator().isEmpty() ? null : request.getIndicator(),
        request.getCorrectionWaits(),
        request.getPlaceCountry().isEmpty() ? null : request.getPlaceCountry(),
        request.getDay().isEmpty() ? null : LocalDate.parse(request.getDay()),
        request.getCounted(),
        request.getSubmissionId().isEmpty() ? null : request.getSubmissionId(),
        request.getMarkedOnly());
  }
}
