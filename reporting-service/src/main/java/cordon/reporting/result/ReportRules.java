package cordon.reporting.result;

import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import java.time.Instant;
import java.util.Set;

/** What every report must keep beyond the contract's own rules, alone or in a submission. */
public final class ReportRules {
  private ReportRules() {}

  /**
   * Nothing has happened that is still to come.
   *
   * @throws RejectedException BAD_TIME
   */
  public static void requirePast(ResultSpec spec, Instant now) {
    if (spec.occurred().isAfter(now)) {
      throw new RejectedException(
              ReportingReason.BAD_TIME, "What is reported has happened; this lies in the future.")
          .at("spec.occurred_time");
    }
  }

  /**
   * A task that is named is one of this operation which the country carries out.
   *
   * @param known ids of such tasks
   * @throws RejectedException INCONSISTENT
   */
  public static void requireTask(ResultSpec spec, Set<String> known) {
    if (spec.taskId() != null && !known.contains(spec.taskId())) {
      throw RejectedException.inconsistent(
          "spec.task_id", "task", "This country carries out no such task in this operation.");
    }
  }
}
