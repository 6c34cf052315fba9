package cordon.operations.cases;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Case;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.ReviewGround;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every state with every move, through the service. */
class CaseTableTest extends CaseScene {
  private static final Map<String, UnaryOperator<Case>> MOVES = new LinkedHashMap<>();

  static {
    MOVES.put("REVISE", one -> revise(ncb("NG"), one, aCase(one.getSpec().getReference())));
    MOVES.put("ASSESS", one -> assess(PLANNER, one));
    MOVES.put("MARK_LEAD", one -> lead(PLANNER, one));
    MOVES.put("MARK_READY", one -> ready(PLANNER, one));
    MOVES.put("SELECT", one -> meet(one, true));
    MOVES.put("NOT_SELECT", one -> meet(one, false));
    MOVES.put("WITHDRAW", one -> withdraw(ncb("NG"), one));
  }

  /** What each state allows, and where it leads. */
  private static final Map<String, Map<String, String>> TABLE =
      Map.of(
          "NOMINATED", Map.of("REVISE", "NOMINATED", "ASSESS", "ASSESSED", "WITHDRAW", "WITHDRAWN"),
          "ASSESSED", Map.of("REVISE", "ASSESSED", "MARK_LEAD", "LEAD", "WITHDRAW", "WITHDRAWN"),
          "LEAD", Map.of("REVISE", "LEAD", "MARK_READY", "READY", "WITHDRAW", "WITHDRAWN"),
          "READY",
              Map.of("SELECT", "SELECTED", "NOT_SELECT", "NOT_SELECTED", "WITHDRAW", "WITHDRAWN"),
          "SELECTED", Map.of("WITHDRAW", "WITHDRAWN"),
          "NOT_SELECTED", Map.of("WITHDRAW", "WITHDRAWN"),
          "WITHDRAWN", Map.of());

  @Test
  void every_state_has_the_moves_of_the_table_and_no_others() {
    int number = 0;
    for (String state : TABLE.keySet()) {
      for (String move : MOVES.keySet()) {
        Case one = standing(state, "NG/" + number++);

        String told = told(move, one);

        String expected =
            Objects.requireNonNull(TABLE.get(state)).getOrDefault(move, "ILLEGAL_MOVE");
        assertThat(told).as("%s in %s", move, state).isEqualTo(expected);
        assertThat(get(ncb("NG"), one).getState().name())
            .isEqualTo("CASE_STATE_" + (expected.equals("ILLEGAL_MOVE") ? state : expected));
      }
    }
  }

  /** One about a person comes to a state once it is passed, and is reviewed once in that. */
  @Test
  void what_has_been_reviewed_is_not_reviewed_again_in_any_state() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(cordon.operations.cases.CaseState.values()).map(Enum::name).toList());
    int number = 0;
    for (String state : TABLE.keySet()) {
      Case one =
          nominated(service, ncb("NG"), operation, aCase("R/" + number++).setAboutPerson(true));
      Case passed = reviewed(service, one);
      Case there =
          state.equals("WITHDRAWN")
              ? withdraw(ncb("NG"), passed)
              : worked(service, passed, CaseState.valueOf("CASE_STATE_" + state));

      assertThat(reasonOf(() -> review(REVIEWER, there))).as(state).isEqualTo("ILLEGAL_MOVE");
      boolean revisable = Set.of("NOMINATED", "ASSESSED", "LEAD").contains(state);
      if (revisable) {
        Case waiting = revise(ncb("NG"), there, there.getSpec().toBuilder());
        assertThat(review(REVIEWER, waiting).getState().name()).isEqualTo("CASE_STATE_" + state);
      }
    }
  }

  @Test
  void a_review_is_possible_while_it_waits_and_no_other_time() {
    for (boolean pass : new boolean[] {true, false}) {
      Case waiting =
          nominated(service, ncb("NG"), operation, aCase("P " + pass).setAboutPerson(true));
      ReviewGround[] grounds =
          pass ? new ReviewGround[0] : new ReviewGround[] {ReviewGround.REVIEW_GROUND_MILITARY};
      reviewed(service, waiting, grounds);
      assertThat(reasonOf(() -> review(REVIEWER, waiting, grounds))).isEqualTo("ILLEGAL_MOVE");
      revise(ncb("NG"), waiting, waiting.getSpec().toBuilder());
      reviewed(service, waiting, grounds);
      withdraw(ncb("NG"), waiting);
      assertThat(reasonOf(() -> review(REVIEWER, waiting))).isEqualTo("ILLEGAL_MOVE");
    }
    Case gone = nominated(service, ncb("NG"), operation, aCase("Gone").setAboutPerson(true));
    withdraw(ncb("NG"), gone);
    assertThat(reasonOf(() -> review(REVIEWER, gone))).isEqualTo("ILLEGAL_MOVE");
    assertThat(waiting(REVIEWER)).isEmpty();
  }

  private Case standing(String state, String reference) {
    Case one = nominated(service, ncb("NG"), operation, aCase(reference));
    return state.equals("WITHDRAWN")
        ? withdraw(ncb("NG"), one)
        : worked(service, one, CaseState.valueOf("CASE_STATE_" + state));
  }

  private static Case meet(Case one, boolean selected) {
    return cases(service, PLANNER)
        .decideCases(meeting(one.getOperationId()).addDecisions(decided(one, selected)).build())
        .getCases(0);
  }

  private static String told(String move, Case one) {
    try {
      return Objects.requireNonNull(MOVES.get(move))
          .apply(one)
          .getState()
          .name()
          .substring("CASE_STATE_".length());
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }
}
