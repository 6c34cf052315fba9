package cordon.operations.network;

import static cordon.operations.network.NetworkElementState.ACTIVE;
import static cordon.operations.network.NetworkElementState.MERGED;
import static cordon.operations.network.NetworkElementState.REMOVED;
import static cordon.operations.network.NetworkState.CLOSED;
import static cordon.operations.network.NetworkState.OPEN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a network and its nodes and links, and where it leads. */
final class NetworkTable {
  private static final StateTable<NetworkState> TABLE = StateTable.of(NetworkState.class);
  private static final StateTable<NetworkElementState> ELEMENTS =
      StateTable.of(NetworkElementState.class);

  static final Command<NetworkState> REVISE = TABLE.command("REVISE", Map.of(OPEN, OPEN));

  /** All that is done to what it is made of, and to begin its supervision. */
  static final Command<NetworkState> WORK = TABLE.command("WORK", Map.of(OPEN, OPEN));

  static final Command<NetworkState> CLOSE = TABLE.command("CLOSE", Map.of(OPEN, CLOSED));
  static final Command<NetworkState> SUPERVISE =
      TABLE.command("SUPERVISE", Map.of(OPEN, OPEN, CLOSED, CLOSED));

  static final Command<NetworkElementState> REVISE_ELEMENT =
      ELEMENTS.command("REVISE", Map.of(ACTIVE, ACTIVE));
  static final Command<NetworkElementState> REVIEW =
      ELEMENTS.command("REVIEW", Map.of(ACTIVE, ACTIVE));
  static final Command<NetworkElementState> REMOVE =
      ELEMENTS.command("REMOVE", Map.of(ACTIVE, REMOVED));
  static final Command<NetworkElementState> MERGE =
      ELEMENTS.command("MERGE", Map.of(ACTIVE, ACTIVE));
  static final Command<NetworkElementState> MERGE_INTO =
      ELEMENTS.command("MERGE_INTO", Map.of(ACTIVE, MERGED));

  private NetworkTable() {}
}
