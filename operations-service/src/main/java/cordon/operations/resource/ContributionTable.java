package cordon.operations.resource;

import static cordon.operations.resource.ContributionState.ASKED;
import static cordon.operations.resource.ContributionState.COMMITTED;
import static cordon.operations.resource.ContributionState.DECLINED;
import static cordon.operations.resource.ContributionState.DEPLOYED;
import static cordon.operations.resource.ContributionState.PLEDGED;
import static cordon.operations.resource.ContributionState.RELEASED;
import static cordon.operations.resource.ContributionState.TAKEN_BACK;
import static cordon.operations.resource.ContributionState.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a contribution, in which states, and where it leads. */
final class ContributionTable {
  private static final StateTable<ContributionState> TABLE = StateTable.of(ContributionState.class);

  static final Command<ContributionState> PLEDGE = TABLE.command("PLEDGE", Map.of(ASKED, PLEDGED));
  static final Command<ContributionState> DECLINE =
      TABLE.command("DECLINE", Map.of(ASKED, DECLINED));
  static final Command<ContributionState> TAKE_BACK =
      TABLE.command("TAKE_BACK", Map.of(ASKED, TAKEN_BACK));
  static final Command<ContributionState> COMMIT =
      TABLE.command("COMMIT", Map.of(PLEDGED, COMMITTED));
  static final Command<ContributionState> WITHDRAW =
      TABLE.command("WITHDRAW", Map.of(PLEDGED, WITHDRAWN, COMMITTED, WITHDRAWN));
  static final Command<ContributionState> DEPLOY =
      TABLE.command("DEPLOY", Map.of(COMMITTED, DEPLOYED));
  static final Command<ContributionState> RELEASE =
      TABLE.command("RELEASE", Map.of(DEPLOYED, RELEASED));

  private ContributionTable() {}
}
