package cordon.operations.operation;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What can be done with an operation and its open revision, and where it leads. */
final class OperationTable {
  private static final StateTable<OperationStanding> TABLE =
      StateTable.of(OperationStanding.ALL, OperationStanding::ofOperation);

  static final Command<OperationStanding> REVISE =
      TABLE.command("REVISE", rows(at -> !at.concluded(), at -> at.withOpen(PlanState.DRAFT)));
  static final Command<OperationStanding> SUBMIT =
      ofRevision("SUBMIT", PlanState.DRAFT, at -> at.withOpen(PlanState.IN_REVIEW));
  static final Command<OperationStanding> APPROVE =
      ofRevision("APPROVE", PlanState.IN_REVIEW, at -> at.withOpen(null));
  static final Command<OperationStanding> RETURN =
      ofRevision("RETURN", PlanState.IN_REVIEW, at -> at.withOpen(PlanState.DRAFT));
  static final Command<OperationStanding> INVITE =
      TABLE.command("INVITE", rows(at -> !at.concluded(), at -> at));
  static final Command<OperationStanding> ACTIVATE =
      TABLE.command(
          "ACTIVATE",
          rows(
              at -> at.state() == OperationState.PLANNED,
              at -> at.withState(OperationState.ACTIVE)));
  static final Command<OperationStanding> CONCLUDE =
      TABLE.command(
          "CONCLUDE",
          rows(
              at -> at.state() == OperationState.ACTIVE,
              at -> at.withState(OperationState.CONCLUDED)));

  private OperationTable() {}

  private static Command<OperationStanding> ofRevision(
      String move, PlanState from, UnaryOperator<OperationStanding> to) {
    return TABLE.command(
        move, rows(at -> !at.concluded() && at.open() == from, to), OperationStanding::ofRevision);
  }

  private static Map<OperationStanding, OperationStanding> rows(
      Predicate<OperationStanding> from, UnaryOperator<OperationStanding> to) {
    return OperationStanding.ALL.stream()
        .filter(from)
        .collect(Collectors.toMap(Function.identity(), to));
  }
}
