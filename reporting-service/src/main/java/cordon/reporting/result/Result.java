package cordon.reporting.result;

import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import cordon.platform.state.Marks;
import cordon.reporting.ReportingReason;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as one country reports it.
 *
 * @param country ISO 3166-1 alpha-2 of the country that reports
 * @param submissionId the submission that it came with, if it did, and its line there, from 1
 * @param reporter token subject of who reported this version
 * @param decider token subject of who validated, rejected or withdrew it
 * @param rejectReason why it, or the last correction of it, was rejected
 * @param recorded when it was first recorded
 * @param coauthors token subjects of others who wrote a version of it or proposed a correction;
 *     null if nobody did, as in every record that was stored before they were kept
 * @param clockAhead true if its time lay ahead of our clock when this version was reported, else
 *     null
 * @param correction what waits for another officer; null if nothing does
 * @param correctedVersion the validated version that this one has taken the place of, if any
 * @param correctReason why it was corrected, if it was
 * @param withdrawReason why it was withdrawn, if it was
 * @param outOfOrder true if it was reported before the operation had begun, its country had
 *     accepted or its task was known, else null
 * @param afterDecision true if it was written on when the submission that it came with had been
 *     decided already, so that the decision does not hold for it; else null
 * @param exercise true if it belongs to an exercise, else null
 */
@RecordBuilder
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
    Instant updated,
    @Nullable List<String> coauthors,
    @Nullable Boolean clockAhead,
    @Nullable Correction correction,
    @Nullable Long correctedVersion,
    @Nullable String correctReason,
    @Nullable String withdrawReason,
    @Nullable Boolean outOfOrder,
    @Nullable Boolean afterDecision,
    @Nullable Boolean exercise) {

  public Result {
    coauthors = coauthors == null || coauthors.isEmpty() ? null : List.copyOf(coauthors);
  }

  /** A report is a fact and provisional. */
  public static Result report(
      String id,
      String operationId,
      String country,
      ResultSpec spec,
      String reporter,
      Instant now) {
    return line(id, operationId, country, spec, null, 0, reporter, now, now);
  }

  /**
   * One line of a submission.
   *
   * @param reported when the submission was recorded
   * @param now when the line is taken
   */
  public static Result line(
      String id,
      String operationId,
      String country,
      ResultSpec spec,
      @Nullable String submissionId,
      int line,
      String reporter,
      Instant reported,
      Instant now) {
    return ResultBuilder.builder()
        .id(id)
        .version(1)
        .operationId(operationId)
        .country(country)
        .state(ResultState.PROVISIONAL)
        .spec(spec)
        .submissionId(submissionId)
        .line(line)
        .reporter(reporter)
        .recorded(now)
        .updated(now)
        .clockAhead(ahead(spec, reported))
        .build();
  }

  /** The same, marked as reported before a step that it should follow. */
  public Result early() {
    return ResultBuilder.builder(this).outOfOrder(true).build();
  }

  /** The same, of an exercise. */
  public Result exercised() {
    return ResultBuilder.builder(this).exercise(true).build();
  }

  /** The same, to which a decision on its submission does not hold. */
  Result beyondDecision() {
    return ResultBuilder.builder(this).afterDecision(true).build();
  }

  /** How it was marked when it was reported. */
  public Marks marks() {
    return new Marks(Boolean.TRUE.equals(outOfOrder), Boolean.TRUE.equals(clockAhead));
  }

  /** Everybody who wrote a version of it or proposed a correction; the last reporter first. */
  public List<String> authors() {
    return Stream.concat(
            Stream.of(reporter), coauthors == null ? Stream.empty() : coauthors.stream())
        .distinct()
        .toList();
  }

  /**
   * Replaces what was reported; what was rejected is reported anew.
   *
   * @throws RejectedException ILLEGAL_MOVE, or INCONSISTENT if it is no longer the same report
   */
  Result amend(ResultSpec changed, String newReporter, Instant now) {
    ResultState after = after(ResultTable.AMEND);
    requireSame(changed);
    return next(after, now)
        .spec(changed)
        .reporter(newReporter)
        .coauthors(authorsBeside(newReporter))
        .clockAhead(ahead(changed, now))
        .decider(null)
        .rejectReason(null)
        .build();
  }

  /**
   * Proposes another content for what is validated, or in the place of a proposal that waits. What
   * is validated goes on counting until somebody else validates the correction.
   *
   * @throws RejectedException ILLEGAL_MOVE, or INCONSISTENT if it is no longer the same report
   */
  Result correct(ResultSpec changed, String proposer, String reason, Instant now) {
    ResultState after = after(ResultTable.CORRECT);
    requireSame(changed);
    long replaces = correction == null ? version : correction.replaces();
    return next(after, now)
        .correction(new Correction(changed, reason, proposer, replaces, ahead(changed, now), now))
        .coauthors(others(Stream.concat(authors().stream(), Stream.of(proposer)), reporter))
        .rejectReason(null)
        .build();
  }

  static RejectedException authorMayNotValidate() {
    return new RejectedException(
        ReportingReason.REPORTER_MAY_NOT_VALIDATE,
        "Whoever has written a version of it may not validate it; another officer has to.");
  }

  /**
   * Confirms it, or the correction that waits, which then takes its place.
   *
   * @throws RejectedException ILLEGAL_MOVE or REPORTER_MAY_NOT_VALIDATE
   */
  public Result validate(String validator, Instant now) {
    ResultState after = after(ResultTable.VALIDATE);
    if (authors().contains(validator)) {
      throw authorMayNotValidate();
    }
    ResultBuilder next = next(after, now).decider(validator).rejectReason(null);
    if (correction != null) {
      next.spec(correction.spec())
          .reporter(correction.reporter())
          .coauthors(authorsBeside(correction.reporter()))
          .clockAhead(correction.clockAhead())
          .correction(null)
          .correctedVersion(correction.replaces())
          .correctReason(correction.reason());
    }
    return next.build();
  }

  /** Takes it out of the count, or drops the correction that waits, with a reason. */
  public Result reject(String by, String reason, Instant now) {
    return next(after(ResultTable.REJECT), now)
        .decider(correction == null ? by : decider)
        .rejectReason(reason)
        .correction(null)
        .build();
  }

  /** Takes what was validated out of the count for good, and a correction with it. */
  Result withdraw(String by, String reason, Instant now) {
    return next(after(ResultTable.WITHDRAW), now)
        .decider(by)
        .rejectReason(null)
        .correction(null)
        .withdrawReason(reason)
        .build();
  }

  private ResultState after(Command<ResultStanding> move) {
    return move.from(ResultStanding.of(this)).state();
  }

  private void requireSame(ResultSpec changed) {
    if (!changed.reference().equals(spec.reference())) {
      throw RejectedException.inconsistent(
          "spec.reference", "same_reference", "A result keeps its reference; report another one.");
    }
    if (!changed.finding().indicator().equals(spec.finding().indicator())) {
      throw RejectedException.inconsistent(
          "spec.finding", "same_indicator", "A result keeps its indicator; report another one.");
    }
  }

  /** What has happened cannot lie ahead, unless a clock does; it is marked and never refused. */
  private static @Nullable Boolean ahead(ResultSpec spec, Instant recorded) {
    return spec.occurred().isAfter(recorded) ? true : null;
  }

  /** Everybody who wrote a version stays an author, beside whoever reports the next one. */
  private List<String> authorsBeside(String nextReporter) {
    return others(authors().stream(), nextReporter);
  }

  private static List<String> others(Stream<String> authors, String reporter) {
    return authors.filter(author -> !author.equals(reporter)).distinct().toList();
  }

  private ResultBuilder next(ResultState after, Instant now) {
    return ResultBuilder.builder(this).version(version + 1).state(after).updated(now);
  }
}
