package cordon.reporting.result;

import static cordon.reporting.result.ResultStanding.CORRECTED;
import static cordon.reporting.result.ResultStanding.PROVISIONAL;
import static cordon.reporting.result.ResultStanding.REJECTED;
import static cordon.reporting.result.ResultStanding.VALIDATED;
import static cordon.reporting.result.ResultStanding.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.List;
import java.util.Map;

/** What can be done with a result and the correction that waits, and where it leads. */
final class ResultTable {
  private static final StateTable<ResultStanding> TABLE =
      StateTable.of(List.of(ResultStanding.values()), standing -> standing.state().name());

  static final Command<ResultStanding> AMEND =
      TABLE.command("AMEND", Map.of(PROVISIONAL, PROVISIONAL, REJECTED, PROVISIONAL));
  static final Command<ResultStanding> VALIDATE =
      TABLE.command("VALIDATE", Map.of(PROVISIONAL, VALIDATED, CORRECTED, VALIDATED));
  static final Command<ResultStanding> REJECT =
      TABLE.command("REJECT", Map.of(PROVISIONAL, REJECTED, CORRECTED, VALIDATED));
  static final Command<ResultStanding> CORRECT =
      TABLE.command("CORRECT", Map.of(VALIDATED, CORRECTED, CORRECTED, CORRECTED));
  static final Command<ResultStanding> WITHDRAW =
      TABLE.command("WITHDRAW", Map.of(VALIDATED, WITHDRAWN, CORRECTED, WITHDRAWN));

  private ResultTable() {}
}
