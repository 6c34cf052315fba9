package cordon.operations.comment;

import static cordon.operations.comment.PlanCommentState.OPEN;
import static cordon.operations.comment.PlanCommentState.SETTLED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a comment that exists, in which states, and where it leads. */
final class PlanCommentTable {
  private static final StateTable<PlanCommentState> TABLE = StateTable.of(PlanCommentState.class);

  static final Command<PlanCommentState> ANSWER = TABLE.command("ANSWER", Map.of(OPEN, OPEN));
  static final Command<PlanCommentState> SETTLE = TABLE.command("SETTLE", Map.of(OPEN, SETTLED));
  static final Command<PlanCommentState> REOPEN = TABLE.command("REOPEN", Map.of(SETTLED, OPEN));

  private PlanCommentTable() {}
}
