package cordon.operations.item;

import static cordon.operations.item.PlanningItemState.DONE;
import static cordon.operations.item.PlanningItemState.DROPPED;
import static cordon.operations.item.PlanningItemState.OPEN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a planning item, in which states, and where it leads. */
final class ItemTable {
  private static final StateTable<PlanningItemState> TABLE = StateTable.of(PlanningItemState.class);

  static final Command<PlanningItemState> REVISE = TABLE.command("REVISE", Map.of(OPEN, OPEN));
  static final Command<PlanningItemState> MOVE = TABLE.command("MOVE", Map.of(OPEN, OPEN));
  static final Command<PlanningItemState> COMPLETE = TABLE.command("COMPLETE", Map.of(OPEN, DONE));
  static final Command<PlanningItemState> DROP = TABLE.command("DROP", Map.of(OPEN, DROPPED));
  static final Command<PlanningItemState> REOPEN =
      TABLE.command("REOPEN", Map.of(DONE, OPEN, DROPPED, OPEN));

  private ItemTable() {}
}
