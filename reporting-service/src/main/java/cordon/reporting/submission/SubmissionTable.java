package cordon.reporting.submission;

import static cordon.reporting.submission.SubmissionState.ACCEPTED;
import static cordon.reporting.submission.SubmissionState.REJECTED;
import static cordon.reporting.submission.SubmissionState.VALIDATED;

import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import cordon.platform.state.Hold;
import cordon.platform.state.StateTable;
import cordon.reporting.ReportingReason;
import java.util.Map;
import java.util.Set;

/** What can be done with a submission, in which states, and what it waits for. */
final class SubmissionTable {
  private static final StateTable<SubmissionState> TABLE = StateTable.of(SubmissionState.class);

  static final Command<SubmissionState> VALIDATE =
      TABLE.command("VALIDATE", Map.of(ACCEPTED, VALIDATED));
  static final Command<SubmissionState> REJECT =
      TABLE.command("REJECT", Map.of(ACCEPTED, REJECTED));

  /** The last act has not come to all of its lines. */
  static final Hold POSTING =
      new Hold(
          Set.of(VALIDATE.name(), REJECT.name()),
          () ->
              new RejectedException(
                  ReportingReason.STILL_POSTING,
                  "The submission is still being posted; repeat the call in a moment."));

  private SubmissionTable() {}
}
