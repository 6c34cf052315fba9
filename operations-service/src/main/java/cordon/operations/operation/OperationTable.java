package cordon.operations.operation;

import static cordon.operations.operation.OperationState.ACTIVE;
import static cordon.operations.operation.OperationState.BOOKS_CLOSED;
import static cordon.operations.operation.OperationState.CANCELLED;
import static cordon.operations.operation.OperationState.CONCLUDED;
import static cordon.operations.operation.OperationState.PLANNED;
import static cordon.operations.operation.OperationState.SUSPENDED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be done with an operation and its open revision, and where it leads. */
final class OperationTable {
  private static final StateTable<OperationStanding> TABLE =
      StateTable.of(OperationStanding.ALL, OperationStanding::ofOperation);

  static final Command<OperationStanding> REVISE =
      TABLE.command("REVISE", rows(at -> !at.over(), at -> at.withOpen(PlanState.DRAFT)));
  static final Command<OperationStanding> SUBMIT =
      ofRevision("SUBMIT", PlanState.DRAFT, at -> at.withOpen(PlanState.IN_REVIEW));
  static final Command<OperationStanding> APPROVE =
      ofRevision("APPROVE", PlanState.IN_REVIEW, at -> at.withOpen(null));
  static final Command<OperationStanding> RETURN =
      ofRevision("RETURN", PlanState.IN_REVIEW, at -> at.withOpen(PlanState.DRAFT));
  static final Command<OperationStanding> INVITE =
      TABLE.command("INVITE", rows(at -> !at.over(), at -> at));
  static final Command<OperationStanding> COMMENT =
      TABLE.command("COMMENT", rows(at -> !at.over(), at -> at));
  static final Command<OperationStanding> PREPARE =
      TABLE.command("PREPARE", rows(at -> at.state() != BOOKS_CLOSED, at -> at));
  static final Command<OperationStanding> COUNT_ON =
      TABLE.command("COUNT_ON", rows(at -> !at.over(), at -> at));
  static final Command<OperationStanding> ORDER =
      TABLE.command("ORDER", rows(at -> !at.over(), at -> at));
  static final Command<OperationStanding> ACTIVATE = ofState("ACTIVATE", ACTIVE, PLANNED);
  static final Command<OperationStanding> SUSPEND = ofState("SUSPEND", SUSPENDED, ACTIVE);
  static final Command<OperationStanding> RESUME = ofState("RESUME", ACTIVE, SUSPENDED);
  static final Command<OperationStanding> CONCLUDE =
      ofState("CONCLUDE", CONCLUDED, ACTIVE, SUSPENDED);
  static final Command<OperationStanding> CANCEL = ofState("CANCEL", CANCELLED, PLANNED, ACTIVE);
  static final Command<OperationStanding> CLOSE_BOOKS =
      ofState("CLOSE_BOOKS", BOOKS_CLOSED, CONCLUDED);
  static final Command<OperationStanding> REOPEN_BOOKS =
      ofState("REOPEN_BOOKS", CONCLUDED, BOOKS_CLOSED);
  static final Command<OperationStanding> CHANGE_LEAD =
      TABLE.command("CHANGE_LEAD", rows(OperationTable::goesOn, at -> at));
  static final Command<OperationStanding> SET_PROGRAMME =
      TABLE.command("SET_PROGRAMME", rows(OperationTable::goesOn, at -> at));

  private OperationTable() {}

  /** Whether there is something left to do in it, if only to take results. */
  private static boolean goesOn(OperationStanding at) {
    return at.state() != BOOKS_CLOSED && at.state() != CANCELLED;
  }

  private static Command<OperationStanding> ofRevision(
      String move, PlanState from, UnaryOperator<OperationStanding> to) {
    return TABLE.command(
        move, rows(at -> !at.over() && at.open() == from, to), OperationStanding::ofRevision);
  }

  private static Command<OperationStanding> ofState(
      String move, OperationState to, OperationState... from) {
    Set<OperationState> possible = Set.of(from);
    return TABLE.command(move, rows(at -> possible.contains(at.state()), at -> at.withState(to)));
  }

  private static Map<OperationStanding, OperationStanding> rows(
      Predicate<OperationStanding> from, UnaryOperator<OperationStanding> to) {
    return OperationStanding.ALL.stream()
        .filter(from)
        .collect(Collectors.toMap(Function.identity(), to));
  }
}
