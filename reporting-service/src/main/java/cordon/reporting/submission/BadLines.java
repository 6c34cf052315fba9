package cordon.reporting.submission;

import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import cordon.reporting.ReportingReason;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what is wrong with the lines of a submission, so that all of it is told at once. */
final class BadLines {
  private final SortedMap<Integer, Violation> lines = new TreeMap<>();

  /**
   * What is wrong with a line; the first thing that is found stands for it.
   *
   * @param index of the line, from 0
   * @param field within the line; empty for the whole of it
   */
  void add(int index, String field, String reason, String sentence) {
    String path = "results[" + index + "]" + (field.isEmpty() ? "" : "." + field);
    lines.putIfAbsent(
        index, new Violation(path, reason, "Line %d: %s".formatted(index + 1, sentence)));
  }

  void add(int index, RejectedException refused) {
    String at = refused.violations().isEmpty() ? "" : refused.violations().getFirst().field();
    String field = at.replaceFirst("^(spec|results\\[[0-9]+])\\.?", "");
    add(index, field, refused.reason().name(), refused.sentence());
  }

  /**
   * Refuses the submission if any line is bad.
   *
   * @throws RejectedException BAD_LINES, naming the first 100 lines
   */
  void refuse() {
    if (lines.isEmpty()) {
      return;
    }
    var refused =
        new RejectedException(
                ReportingReason.BAD_LINES,
                "%d of the lines are bad; nothing was taken.".formatted(lines.size()))
            .with("bad_lines", Integer.toString(lines.size()));
    lines.values().forEach(bad -> refused.at(bad.field(), bad.reason(), bad.sentence()));
    throw refused;
  }
}
