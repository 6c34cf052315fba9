package cordon.operations.participation;

import static cordon.operations.participation.ParticipationState.ACCEPTED;
import static cordon.operations.participation.ParticipationState.DECLINED;
import static cordon.operations.participation.ParticipationState.INVITED;
import static cordon.operations.participation.ParticipationState.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a participation that exists, in which states, and where it leads. */
final class ParticipationTable {
  private static final StateTable<ParticipationState> TABLE =
      StateTable.of(ParticipationState.class);

  static final Command<ParticipationState> INVITE =
      TABLE.command("INVITE", Map.of(DECLINED, INVITED, WITHDRAWN, INVITED));
  static final Command<ParticipationState> ACCEPT =
      TABLE.command("ACCEPT", Map.of(INVITED, ACCEPTED));
  static final Command<ParticipationState> CHANGE_CAVEATS =
      TABLE.command("CHANGE_CAVEATS", Map.of(ACCEPTED, ACCEPTED));
  static final Command<ParticipationState> CHANGE_RESTRICTIONS =
      TABLE.command("CHANGE_RESTRICTIONS", Map.of(ACCEPTED, ACCEPTED));
  static final Command<ParticipationState> SET_AGENCIES =
      TABLE.command("SET_AGENCIES", Map.of(INVITED, INVITED, ACCEPTED, ACCEPTED));
  static final Command<ParticipationState> REMIND =
      TABLE.command("REMIND", Map.of(INVITED, INVITED));
  static final Command<ParticipationState> DECLINE =
      TABLE.command("DECLINE", Map.of(INVITED, DECLINED));
  static final Command<ParticipationState> WITHDRAW =
      TABLE.command("WITHDRAW", Map.of(ACCEPTED, WITHDRAWN));

  private ParticipationTable() {}
}
