package cordon.operations.violation;

import static cordon.operations.violation.ViolationState.FOUNDED;
import static cordon.operations.violation.ViolationState.OUT_OF_REMIT;
import static cordon.operations.violation.ViolationState.REPORTED;
import static cordon.operations.violation.ViolationState.UNDER_EXAMINATION;
import static cordon.operations.violation.ViolationState.UNFOUNDED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a report, in which states, and where it leads. */
final class ViolationTable {
  private static final StateTable<ViolationState> TABLE = StateTable.of(ViolationState.class);

  static final Command<ViolationState> EXAMINE =
      TABLE.command("EXAMINE", Map.of(REPORTED, UNDER_EXAMINATION));
  static final Command<ViolationState> ASK =
      TABLE.command("ASK", Map.of(UNDER_EXAMINATION, UNDER_EXAMINATION));
  static final Command<ViolationState> ANSWER =
      TABLE.command("ANSWER", Map.of(REPORTED, REPORTED, UNDER_EXAMINATION, UNDER_EXAMINATION));
  static final Command<ViolationState> RECORD_MEASURE =
      TABLE.command(
          "RECORD_MEASURE", Map.of(UNDER_EXAMINATION, UNDER_EXAMINATION, FOUNDED, FOUNDED));
  static final Command<ViolationState> CLOSE_FOUNDED =
      TABLE.command("CLOSE_FOUNDED", Map.of(UNDER_EXAMINATION, FOUNDED));
  static final Command<ViolationState> CLOSE_UNFOUNDED =
      TABLE.command("CLOSE_UNFOUNDED", Map.of(UNDER_EXAMINATION, UNFOUNDED));
  static final Command<ViolationState> CLOSE_OUT_OF_REMIT =
      TABLE.command("CLOSE_OUT_OF_REMIT", Map.of(UNDER_EXAMINATION, OUT_OF_REMIT));

  private ViolationTable() {}

  /** The move that closes it so. */
  static Command<ViolationState> closing(ViolationState outcome) {
    return switch (outcome) {
      case FOUNDED -> CLOSE_FOUNDED;
      case UNFOUNDED -> CLOSE_UNFOUNDED;
      case OUT_OF_REMIT -> CLOSE_OUT_OF_REMIT;
      case REPORTED, UNDER_EXAMINATION ->
          throw new IllegalArgumentException("nothing is closed as " + outcome);
    };
  }
}
