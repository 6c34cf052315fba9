package cordon.reporting.result;

import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as one country reports it.
 *
 * @param country ISO 3166-1 alpha-2 of the country that reports
 * @param submissionId the submission that it came with, if it did, and its line there, from 1
 * @param reporter token subject of who reported this version
 * @param decider token subject of who validated or rejected it
 * @param recorded when it was first recorded
 */
public record Result(
    @BsonId String id,
    long version,
    String operationId,
    String country,
    ResultState state,
    ResultSpec spec,
    @Nullable String submissionId,
    int line,
    String reporter,
    @Nullable String decider,
    @Nullable String rejectReason,
    Instant recorded,
    Instant updated) {

  /** A report is a fact and provisional. */
  public static Result report(
      String id,
      String operationId,
      String country,
      ResultSpec spec,
      String reporter,
      Instant now) {
    return line(id, operationId, country, spec, null, 0, reporter, now);
  }

  /** One line of a submission. */
  public static Result line(
      String id,
      String operationId,
      String country,
      ResultSpec spec,
      @Nullable String submissionId,
      int line,
      String reporter,
      Instant now) {
    return new Result(
        id,
        1,
        operationId,
        country,
        ResultState.PROVISIONAL,
        spec,
        submissionId,
        line,
        reporter,
        null,
        null,
        now,
        now);
  }

  /**
   * Replaces what was reported; what was rejected is reported anew.
   *
   * @throws RejectedException ILLEGAL_MOVE, or INCONSISTENT if it is no longer the same report
   */
  Result amend(ResultSpec changed, String newReporter, Instant now) {
    Move.AMEND.require(state);
    if (!changed.reference().equals(spec.reference())) {
      throw RejectedException.inconsistent(
          "spec.reference", "same_reference", "A result keeps its reference; report another one.");
    }
    if (!changed.finding().indicator().equals(spec.finding().indicator())) {
      throw RejectedException.inconsistent(
          "spec.finding", "same_indicator", "A result keeps its indicator; report another one.");
    }
    return next(ResultState.PROVISIONAL, changed, newReporter, null, null, now);
  }

  /**
   * Confirms it.
   *
   * @throws RejectedException ILLEGAL_MOVE or REPORTER_MAY_NOT_VALIDATE
   */
  public Result validate(String validator, Instant now) {
    Move.VALIDATE.require(state);
    if (validator.equals(reporter)) {
      throw new RejectedException(
          ReportingReason.REPORTER_MAY_NOT_VALIDATE,
          "Whoever reported it may not validate it; another officer has to.");
    }
    return next(ResultState.VALIDATED, spec, reporter, validator, null, now);
  }

  /** Takes it out of the count, with a reason. */
  public Result reject(String by, String reason, Instant now) {
    Move.REJECT.require(state);
    return next(ResultState.REJECTED, spec, reporter, by, reason, now);
  }

  private Result next(
      ResultState nextState,
      ResultSpec nextSpec,
      String nextReporter,
      @Nullable String nextDecider,
      @Nullable String reason,
      Instant now) {
    return new Result(
        id,
        version + 1,
        operationId,
        country,
        nextState,
        nextSpec,
        submissionId,
        line,
        nextReporter,
        nextDecider,
        reason,
        recorded,
        now);
  }
}
