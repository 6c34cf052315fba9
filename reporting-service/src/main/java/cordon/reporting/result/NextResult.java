package cordon.reporting.result;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next version of a result while it is made: what may change, as it was before. */
final class NextResult {
  private final Result before;
  ResultState state;
  ResultSpec spec;
  String reporter;
  @Nullable List<String> coauthors;
  @Nullable Boolean clockAhead;
  @Nullable String decider;
  @Nullable String rejectReason;
  @Nullable Correction correction;
  @Nullable Long correctedVersion;
  @Nullable String correctReason;
  @Nullable String withdrawReason;
  @Nullable Boolean outOfOrder;

  NextResult(Result before) {
    this.before = before;
    state = before.state();
    spec = before.spec();
    reporter = before.reporter();
    coauthors = before.coauthors();
    clockAhead = before.clockAhead();
    decider = before.decider();
    rejectReason = before.rejectReason();
    correction = before.correction();
    correctedVersion = before.correctedVersion();
    correctReason = before.correctReason();
    withdrawReason = before.withdrawReason();
    outOfOrder = before.outOfOrder();
  }

  /** Takes what somebody reports; everybody who wrote a version before stays an author. */
  void write(ResultSpec written, String writer, @Nullable Boolean ahead) {
    spec = written;
    coauthors = others(writer);
    reporter = writer;
    clockAhead = ahead;
  }

  /** Adds an author of something that does not count yet. */
  void alsoBy(String writer) {
    coauthors = before.authorsAnd(writer).stream().filter(a -> !a.equals(reporter)).toList();
  }

  private List<String> others(String writer) {
    return before.authorsAnd(writer).stream().filter(a -> !a.equals(writer)).toList();
  }

  Result at(Instant now) {
    return as(before.version() + 1, now);
  }

  Result as(long version, Instant now) {
    return new Result(
        before.id(),
        version,
        before.operationId(),
        before.country(),
        state,
        spec,
        before.submissionId(),
        before.line(),
        reporter,
        decider,
        rejectReason,
        before.recorded(),
        now,
        coauthors,
        clockAhead,
        correction,
        correctedVersion,
        correctReason,
        withdrawReason,
        outOfOrder);
  }
}
