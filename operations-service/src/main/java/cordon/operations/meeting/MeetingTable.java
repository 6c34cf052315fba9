package cordon.operations.meeting;

import static cordon.operations.meeting.MeetingState.CANCELLED;
import static cordon.operations.meeting.MeetingState.HELD;
import static cordon.operations.meeting.MeetingState.MINUTES_CLOSED;
import static cordon.operations.meeting.MeetingState.PLANNED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a meeting, in which states, and where it leads. */
final class MeetingTable {
  private static final StateTable<MeetingState> TABLE = StateTable.of(MeetingState.class);

  static final Command<MeetingState> REVISE =
      TABLE.command("REVISE", Map.of(PLANNED, PLANNED, HELD, HELD));
  static final Command<MeetingState> HOLD = TABLE.command("HOLD", Map.of(PLANNED, HELD));
  static final Command<MeetingState> ADD_DECISIONS =
      TABLE.command("ADD_DECISIONS", Map.of(HELD, HELD));
  static final Command<MeetingState> CLOSE_MINUTES =
      TABLE.command("CLOSE_MINUTES", Map.of(HELD, MINUTES_CLOSED));
  static final Command<MeetingState> CORRECT_MINUTES =
      TABLE.command("CORRECT_MINUTES", Map.of(MINUTES_CLOSED, MINUTES_CLOSED));
  static final Command<MeetingState> CANCEL = TABLE.command("CANCEL", Map.of(PLANNED, CANCELLED));

  private MeetingTable() {}
}
