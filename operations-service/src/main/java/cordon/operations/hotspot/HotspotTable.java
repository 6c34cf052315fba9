package cordon.operations.hotspot;

import static cordon.operations.hotspot.HotspotState.CLOSED;
import static cordon.operations.hotspot.HotspotState.CONFIRMED;
import static cordon.operations.hotspot.HotspotState.MERGED;
import static cordon.operations.hotspot.HotspotState.PROPOSED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a hotspot, in which states, and where it leads. */
final class HotspotTable {
  private static final StateTable<HotspotState> TABLE = StateTable.of(HotspotState.class);

  static final Command<HotspotState> REVISE =
      TABLE.command("REVISE", Map.of(PROPOSED, PROPOSED, CONFIRMED, PROPOSED));
  static final Command<HotspotState> CONFIRM =
      TABLE.command("CONFIRM", Map.of(PROPOSED, CONFIRMED));
  static final Command<HotspotState> CLOSE =
      TABLE.command("CLOSE", Map.of(PROPOSED, CLOSED, CONFIRMED, CLOSED));

  /** Of the one that goes on. */
  static final Command<HotspotState> MERGE =
      TABLE.command("MERGE", Map.of(PROPOSED, PROPOSED, CONFIRMED, CONFIRMED));

  /** Of the one that becomes part of another. */
  static final Command<HotspotState> MERGE_INTO =
      TABLE.command("MERGE_INTO", Map.of(PROPOSED, MERGED, CONFIRMED, MERGED));

  private HotspotTable() {}
}
