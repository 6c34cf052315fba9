package cordon.operations.template;

import static cordon.operations.template.PlanTemplateState.IN_USE;
import static cordon.operations.template.PlanTemplateState.RETIRED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a template, in which states, and where it leads. */
final class PlanTemplateTable {
  private static final StateTable<PlanTemplateState> TABLE = StateTable.of(PlanTemplateState.class);

  static final Command<PlanTemplateState> REVISE = TABLE.command("REVISE", Map.of(IN_USE, IN_USE));
  static final Command<PlanTemplateState> RETIRE = TABLE.command("RETIRE", Map.of(IN_USE, RETIRED));

  private PlanTemplateTable() {}
}
