package cordon.operations.operation;

import static cordon.operations.operation.AnOperation.ACTIVE;
import static cordon.operations.operation.AnOperation.ACTIVE_DRAFT;
import static cordon.operations.operation.AnOperation.ACTIVE_REVIEW;
import static cordon.operations.operation.AnOperation.CLOSED;
import static cordon.operations.operation.AnOperation.CLOSED_DRAFT;
import static cordon.operations.operation.AnOperation.CLOSED_REVIEW;
import static cordon.operations.operation.AnOperation.ENDED;
import static cordon.operations.operation.AnOperation.ENDED_DRAFT;
import static cordon.operations.operation.AnOperation.ENDED_REVIEW;
import static cordon.operations.operation.AnOperation.GONE;
import static cordon.operations.operation.AnOperation.GONE_DRAFT;
import static cordon.operations.operation.AnOperation.GONE_REVIEW;
import static cordon.operations.operation.AnOperation.HELD;
import static cordon.operations.operation.AnOperation.HELD_DRAFT;
import static cordon.operations.operation.AnOperation.HELD_REVIEW;
import static cordon.operations.operation.AnOperation.IN_FORCE;
import static cordon.operations.operation.AnOperation.NOW;
import static cordon.operations.operation.AnOperation.PLAN;
import static cordon.operations.operation.AnOperation.PLANNED;
import static cordon.operations.operation.AnOperation.PLANNED_DRAFT;
import static cordon.operations.operation.AnOperation.PLANNED_REVIEW;
import static cordon.operations.operation.AnOperation.by;
import static cordon.operations.operation.AnOperation.in;
import static cordon.operations.operation.AnOperation.reason;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The state table of operations and of their plans: every move from every situation. */
class OperationTableTest {
  /** In which nobody works on the plan any more. */
  private static final Set<OperationState> OVER =
      Set.of(OperationState.CONCLUDED, OperationState.BOOKS_CLOSED, OperationState.CANCELLED);

  private static final Set<String> OF_REVISION = Set.of("SUBMIT", "APPROVE", "RETURN");
  private static final StateMatrix<Operation, OperationStanding> MATRIX =
      new StateMatrix<>(
          AnOperation::in,
          Operation::standing,
          Operation::version,
          Map.ofEntries(
              entry("REVISE", o -> o.revise(PLAN, "hash", by("another"), NOW)),
              entry("SUBMIT", o -> o.submit(NOW)),
              entry("APPROVE", o -> o.approve(by("approver"), "hash", null, NOW)),
              entry("RETURN", o -> o.sendBack("not yet", NOW)),
              entry("ACTIVATE", o -> o.activate(NOW)),
              entry("SUSPEND", o -> o.suspend("a court decides", NOW, IN_FORCE)),
              entry("RESUME", o -> o.resume(NOW)),
              entry("CONCLUDE", o -> o.conclude(NOW, IN_FORCE)),
              entry("CANCEL", o -> o.cancel("no grounds", NOW, IN_FORCE)),
              entry("CLOSE_BOOKS", o -> o.closeBooks(NOW)),
              entry("REOPEN_BOOKS", o -> o.reopenBooks("a late result", NOW)),
              entry("CHANGE_LEAD", o -> o.changeLead(Lead.of(true, List.of("NG")), NOW)),
              entry("SET_PROGRAMME", o -> o.setProgramme("programme", NOW))),
          Map.ofEntries(
              entry(
                  PLANNED,
                  Map.of(
                      "REVISE",
                      PLANNED_DRAFT,
                      "ACTIVATE",
                      ACTIVE,
                      "CANCEL",
                      GONE,
                      "CHANGE_LEAD",
                      PLANNED,
                      "SET_PROGRAMME",
                      PLANNED)),
              entry(
                  PLANNED_DRAFT,
                  Map.of(
                      "REVISE",
                      PLANNED_DRAFT,
                      "SUBMIT",
                      PLANNED_REVIEW,
                      "ACTIVATE",
                      ACTIVE_DRAFT,
                      "CANCEL",
                      GONE_DRAFT,
                      "CHANGE_LEAD",
                      PLANNED_DRAFT,
                      "SET_PROGRAMME",
                      PLANNED_DRAFT)),
              entry(
                  PLANNED_REVIEW,
                  Map.of(
                      "REVISE",
                      PLANNED_DRAFT,
                      "APPROVE",
                      PLANNED,
                      "RETURN",
                      PLANNED_DRAFT,
                      "ACTIVATE",
                      ACTIVE_REVIEW,
                      "CANCEL",
                      GONE_REVIEW,
                      "CHANGE_LEAD",
                      PLANNED_REVIEW,
                      "SET_PROGRAMME",
                      PLANNED_REVIEW)),
              entry(
                  ACTIVE,
                  Map.of(
                      "REVISE",
                      ACTIVE_DRAFT,
                      "SUSPEND",
                      HELD,
                      "CONCLUDE",
                      ENDED,
                      "CANCEL",
                      GONE,
                      "CHANGE_LEAD",
                      ACTIVE,
                      "SET_PROGRAMME",
                      ACTIVE)),
              entry(
                  ACTIVE_DRAFT,
                  Map.of(
                      "REVISE",
                      ACTIVE_DRAFT,
                      "SUBMIT",
                      ACTIVE_REVIEW,
                      "SUSPEND",
                      HELD_DRAFT,
                      "CONCLUDE",
                      ENDED_DRAFT,
                      "CANCEL",
                      GONE_DRAFT,
                      "CHANGE_LEAD",
                      ACTIVE_DRAFT,
                      "SET_PROGRAMME",
                      ACTIVE_DRAFT)),
              entry(
                  ACTIVE_REVIEW,
                  Map.of(
                      "REVISE",
                      ACTIVE_DRAFT,
                      "APPROVE",
                      ACTIVE,
                      "RETURN",
                      ACTIVE_DRAFT,
                      "SUSPEND",
                      HELD_REVIEW,
                      "CONCLUDE",
                      ENDED_REVIEW,
                      "CANCEL",
                      GONE_REVIEW,
                      "CHANGE_LEAD",
                      ACTIVE_REVIEW,
                      "SET_PROGRAMME",
                      ACTIVE_REVIEW)),
              entry(
                  HELD,
                  Map.of(
                      "REVISE",
                      HELD_DRAFT,
                      "RESUME",
                      ACTIVE,
                      "CONCLUDE",
                      ENDED,
                      "CHANGE_LEAD",
                      HELD,
                      "SET_PROGRAMME",
                      HELD)),
              entry(
                  HELD_DRAFT,
                  Map.of(
                      "REVISE",
                      HELD_DRAFT,
                      "SUBMIT",
                      HELD_REVIEW,
                      "RESUME",
                      ACTIVE_DRAFT,
                      "CONCLUDE",
                      ENDED_DRAFT,
                      "CHANGE_LEAD",
                      HELD_DRAFT,
                      "SET_PROGRAMME",
                      HELD_DRAFT)),
              entry(
                  HELD_REVIEW,
                  Map.of(
                      "REVISE",
                      HELD_DRAFT,
                      "APPROVE",
                      HELD,
                      "RETURN",
                      HELD_DRAFT,
                      "RESUME",
                      ACTIVE_REVIEW,
                      "CONCLUDE",
                      ENDED_REVIEW,
                      "CHANGE_LEAD",
                      HELD_REVIEW,
                      "SET_PROGRAMME",
                      HELD_REVIEW)),
              entry(
                  ENDED,
                  Map.of("CLOSE_BOOKS", CLOSED, "CHANGE_LEAD", ENDED, "SET_PROGRAMME", ENDED)),
              entry(
                  ENDED_DRAFT,
                  Map.of(
                      "CLOSE_BOOKS",
                      CLOSED_DRAFT,
                      "CHANGE_LEAD",
                      ENDED_DRAFT,
                      "SET_PROGRAMME",
                      ENDED_DRAFT)),
              entry(
                  ENDED_REVIEW,
                  Map.of(
                      "CLOSE_BOOKS",
                      CLOSED_REVIEW,
                      "CHANGE_LEAD",
                      ENDED_REVIEW,
                      "SET_PROGRAMME",
                      ENDED_REVIEW)),
              entry(CLOSED, Map.of("REOPEN_BOOKS", ENDED)),
              entry(CLOSED_DRAFT, Map.of("REOPEN_BOOKS", ENDED_DRAFT)),
              entry(CLOSED_REVIEW, Map.of("REOPEN_BOOKS", ENDED_REVIEW)),
              entry(GONE, Map.of()),
              entry(GONE_DRAFT, Map.of()),
              entry(GONE_REVIEW, Map.of())),
          Map.ofEntries(
              entry(
                  PLANNED,
                  "REVISE,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,ACTIVATE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  PLANNED_DRAFT,
                  "REVISE,SUBMIT,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,ACTIVATE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  PLANNED_REVIEW,
                  "REVISE,APPROVE,RETURN,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,ACTIVATE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  ACTIVE,
                  "REVISE,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,SUSPEND,CONCLUDE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  ACTIVE_DRAFT,
                  "REVISE,SUBMIT,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,SUSPEND,CONCLUDE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  ACTIVE_REVIEW,
                  "REVISE,APPROVE,RETURN,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,SUSPEND,CONCLUDE,CANCEL,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  HELD,
                  "REVISE,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,RESUME,CONCLUDE,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  HELD_DRAFT,
                  "REVISE,SUBMIT,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,RESUME,CONCLUDE,CHANGE_LEAD,SET_PROGRAMME"),
              entry(
                  HELD_REVIEW,
                  "REVISE,APPROVE,RETURN,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,RESUME,CONCLUDE,CHANGE_LEAD,SET_PROGRAMME"),
              entry(ENDED, "PREPARE,CLOSE_BOOKS,CHANGE_LEAD,SET_PROGRAMME"),
              entry(ENDED_DRAFT, "PREPARE,CLOSE_BOOKS,CHANGE_LEAD,SET_PROGRAMME"),
              entry(ENDED_REVIEW, "PREPARE,CLOSE_BOOKS,CHANGE_LEAD,SET_PROGRAMME"),
              entry(CLOSED, "REOPEN_BOOKS"),
              entry(CLOSED_DRAFT, "REOPEN_BOOKS"),
              entry(CLOSED_REVIEW, "REOPEN_BOOKS"),
              entry(GONE, "PREPARE"),
              entry(GONE_DRAFT, "PREPARE"),
              entry(GONE_REVIEW, "PREPARE")));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        OperationStanding.ALL,
        (at, move, refusal) -> {
          if (OF_REVISION.contains(move) && at.open() == null) {
            assertThat(refusal.reason()).isEqualTo(OperationsReason.NO_OPEN_REVISION);
          } else {
            MATRIX.requireIllegal(told(at, move), at, refusal);
          }
        });
  }

  /** An invitation is no version of the operation. */
  @Test
  void countries_are_invited_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, operation::invitation));
      } else {
        assertThat(operation.invitation().codeName()).isEqualTo(PLAN.codeName());
      }
    }
  }

  /** A comment is no version of the operation, and is on a text that was read. */
  @Test
  void plans_are_commented_on_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, () -> operation.commented("hash")));
      } else {
        assertThat(operation.commented("hash")).isEqualTo(operation.newest());
        assertThat(reason(() -> operation.commented("an older hash")))
            .isEqualTo(OperationsReason.HASH_DIFFERS);
      }
    }
  }

  /** An order is no version of the operation, and is of the plan in force that was read. */
  @Test
  void orders_are_issued_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, () -> operation.ordered("hash")));
      } else {
        assertThat(operation.ordered("hash")).isEqualTo(operation.approved());
        assertThat(reason(() -> operation.ordered("an older hash")))
            .isEqualTo(OperationsReason.HASH_DIFFERS);
      }
    }
  }

  /** Also what has ended, or was given up, has a debrief. */
  @Test
  void what_is_to_be_done_and_met_on_is_added_until_the_books_close() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (at.state() == OperationState.BOOKS_CLOSED) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, operation::requirePreparable));
      } else {
        assertThatCode(operation::requirePreparable).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void resources_are_counted_on_until_the_operation_has_ended() {
    for (OperationStanding at : OperationStanding.ALL) {
      Operation operation = in(at);
      if (OVER.contains(at.state())) {
        MATRIX.requireIllegal(
            at.state().name(),
            at,
            catchThrowableOfType(RejectedException.class, operation::requireCountedOn));
      } else {
        assertThatCode(operation::requireCountedOn).doesNotThrowAnyException();
      }
    }
  }

  /** A move of the revision is refused for the revision's state, until the operation has ended. */
  private static String told(OperationStanding at, String move) {
    return OF_REVISION.contains(move) && at.open() != null && !OVER.contains(at.state())
        ? at.open().name()
        : at.state().name();
  }

  @Test
  void a_refused_move_says_in_which_state_it_is_and_what_is_possible() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> in(PLANNED_DRAFT).conclude(NOW, IN_FORCE));

    assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
    assertThat(refusal.details())
        .containsEntry(
            "possible",
            "REVISE,SUBMIT,INVITE,COMMENT,PREPARE,COUNT_ON,ORDER,ACTIVATE,CANCEL,CHANGE_LEAD,SET_PROGRAMME");
  }
}
