package cordon.operations.cases;

import static cordon.operations.cases.CaseState.ASSESSED;
import static cordon.operations.cases.CaseState.LEAD;
import static cordon.operations.cases.CaseState.NOMINATED;
import static cordon.operations.cases.CaseState.NOT_SELECTED;
import static cordon.operations.cases.CaseState.READY;
import static cordon.operations.cases.CaseState.SELECTED;
import static cordon.operations.cases.CaseState.WITHDRAWN;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with a case, in which states, and where it leads. */
final class CaseTable {
  private static final StateTable<CaseState> TABLE = StateTable.of(CaseState.class);
  private static final StateTable<ReviewState> REVIEWS = StateTable.of(ReviewState.class);
  private static final Map<CaseState, CaseState> UNTIL_READY =
      Map.of(NOMINATED, NOMINATED, ASSESSED, ASSESSED, LEAD, LEAD);

  static final Command<CaseState> REVISE = TABLE.command("REVISE", UNTIL_READY);
  static final Command<CaseState> REVIEW = TABLE.command("REVIEW", UNTIL_READY);
  static final Command<CaseState> ASSESS = TABLE.command("ASSESS", Map.of(NOMINATED, ASSESSED));
  static final Command<CaseState> MARK_LEAD = TABLE.command("MARK_LEAD", Map.of(ASSESSED, LEAD));
  static final Command<CaseState> MARK_READY = TABLE.command("MARK_READY", Map.of(LEAD, READY));
  static final Command<CaseState> SELECT = TABLE.command("SELECT", Map.of(READY, SELECTED));
  static final Command<CaseState> NOT_SELECT =
      TABLE.command("NOT_SELECT", Map.of(READY, NOT_SELECTED));
  static final Command<CaseState> WITHDRAW =
      TABLE.command(
          "WITHDRAW",
          Map.of(
              NOMINATED, WITHDRAWN,
              ASSESSED, WITHDRAWN,
              LEAD, WITHDRAWN,
              READY, WITHDRAWN,
              SELECTED, WITHDRAWN,
              NOT_SELECTED, WITHDRAWN));

  static final Command<ReviewState> PASS =
      REVIEWS.command("PASS", Map.of(ReviewState.PENDING, ReviewState.PASSED));
  static final Command<ReviewState> REFUSE =
      REVIEWS.command("REFUSE", Map.of(ReviewState.PENDING, ReviewState.REFUSED));

  private CaseTable() {}
}
