package cordon.reporting.submission;

import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import cordon.reporting.ReportingReason;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Many results reported in one act.
 *
 * @param lines how many
 * @param posting whether the last act is still being posted to them
 * @param reporter token subject of who reported it
 * @param decider token subject of who validated or rejected it
 * @param parkedAt how many lines the last act was posted to when posting had failed again and
 *     again; null while it goes well
 * @param outOfOrder true if it came before the operation had begun or its country had accepted,
 *     else null
 * @param exercise true if it belongs to an exercise, else null
 */
@RecordBuilder
public record Submission(
    @BsonId String id,
    long version,
    String operationId,
    String country,
    String reference,
    SubmissionState state,
    int lines,
    boolean posting,
    String reporter,
    @Nullable String decider,
    @Nullable String rejectReason,
    Instant recorded,
    @Nullable Integer parkedAt,
    @Nullable Boolean outOfOrder,
    @Nullable Boolean exercise) {

  static Submission accept(
      String id,
      String operationId,
      String country,
      String reference,
      int lines,
      String reporter,
      boolean outOfOrder,
      boolean exercise,
      Instant now) {
    return SubmissionBuilder.builder()
        .id(id)
        .version(1)
        .operationId(operationId)
        .country(country)
        .reference(reference)
        .state(SubmissionState.ACCEPTED)
        .lines(lines)
        .posting(true)
        .reporter(reporter)
        .recorded(now)
        .outOfOrder(outOfOrder ? Boolean.TRUE : null)
        .exercise(exercise ? Boolean.TRUE : null)
        .build();
  }

  /**
   * Confirms all of it.
   *
   * @param wroteOnLines whether the validator has amended a line that another had reported
   * @throws RejectedException ILLEGAL_MOVE, STILL_POSTING or REPORTER_MAY_NOT_VALIDATE
   */
  Submission validate(String validator, boolean wroteOnLines) {
    SubmissionState decided = after(SubmissionTable.VALIDATE);
    if (validator.equals(reporter) || wroteOnLines) {
      throw new RejectedException(
          ReportingReason.REPORTER_MAY_NOT_VALIDATE,
          "Whoever has written a line of it may not validate it; another officer has to.");
    }
    return decided(decided, validator, null);
  }

  /**
   * Turns all of it down.
   *
   * @throws RejectedException ILLEGAL_MOVE or STILL_POSTING
   */
  Submission reject(String by, String reason) {
    return decided(after(SubmissionTable.REJECT), by, reason);
  }

  /** The last line of the last act is posted. */
  Submission posted() {
    return next().posting(false).build();
  }

  /** The posting of the last act has failed again and again after so many lines. */
  Submission parked(int posted) {
    return next().parkedAt(posted).build();
  }

  private SubmissionState after(Command<SubmissionState> decision) {
    return decision.from(state, posting ? List.of(SubmissionTable.POSTING) : List.of());
  }

  private Submission decided(SubmissionState decision, String by, @Nullable String reason) {
    return next().state(decision).posting(true).decider(by).rejectReason(reason).build();
  }

  private SubmissionBuilder next() {
    return SubmissionBuilder.builder(this).version(version + 1).parkedAt(null);
  }
}
