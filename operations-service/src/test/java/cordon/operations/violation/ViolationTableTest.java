package cordon.operations.violation;

import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.ViolationFixture.answered;
import static cordon.operations.ViolationFixture.asked;
import static cordon.operations.ViolationFixture.closed;
import static cordon.operations.ViolationFixture.examined;
import static cordon.operations.ViolationFixture.got;
import static cordon.operations.ViolationFixture.measured;
import static cordon.operations.ViolationFixture.standing;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationState;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every state with every move, through the service. */
class ViolationTableTest extends JoinedScene {
  private static final TestCaller NG = ncb("NG");
  private static final Map<String, UnaryOperator<Violation>> MOVES = new LinkedHashMap<>();

  static {
    MOVES.put("EXAMINE", one -> examined(service, REVIEWER, one));
    MOVES.put("ASK", one -> asked(service, REVIEWER, one));
    MOVES.put("ANSWER", one -> answered(service, NG, one));
    MOVES.put("RECORD_MEASURE", one -> measured(service, REVIEWER, one));
    for (String as : new String[] {"FOUNDED", "UNFOUNDED", "OUT_OF_REMIT"}) {
      MOVES.put("CLOSE_" + as, one -> closed(service, REVIEWER, one, state(as)));
    }
  }

  /** What each state allows, and where it leads. */
  private static final Map<String, Map<String, String>> TABLE =
      Map.of(
          "REPORTED", Map.of("EXAMINE", "UNDER_EXAMINATION", "ANSWER", "REPORTED"),
          "UNDER_EXAMINATION",
              Map.of(
                  "ASK", "UNDER_EXAMINATION",
                  "ANSWER", "UNDER_EXAMINATION",
                  "RECORD_MEASURE", "UNDER_EXAMINATION",
                  "CLOSE_FOUNDED", "FOUNDED",
                  "CLOSE_UNFOUNDED", "UNFOUNDED",
                  "CLOSE_OUT_OF_REMIT", "OUT_OF_REMIT"),
          "FOUNDED", Map.of("RECORD_MEASURE", "FOUNDED"),
          "UNFOUNDED", Map.of(),
          "OUT_OF_REMIT", Map.of());

  @Test
  void every_state_has_the_moves_of_the_table_and_no_others() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(cordon.operations.violation.ViolationState.values())
                .map(Enum::name)
                .toList());
    for (String state : TABLE.keySet()) {
      for (String move : MOVES.keySet()) {
        Violation one = standing(service, NG, operation, state(state));

        String told = told(move, one);

        String expected =
            Objects.requireNonNull(TABLE.get(state)).getOrDefault(move, "ILLEGAL_MOVE");
        assertThat(told).as("%s in %s", move, state).isEqualTo(expected);
        assertThat(got(service, NG, one).getState())
            .isEqualTo(state(expected.equals("ILLEGAL_MOVE") ? state : expected));
      }
    }
  }

  private static ViolationState state(String name) {
    return ViolationState.valueOf("VIOLATION_STATE_" + name);
  }

  private static String told(String move, Violation one) {
    try {
      return Objects.requireNonNull(MOVES.get(move))
          .apply(one)
          .getState()
          .name()
          .substring("VIOLATION_STATE_".length());
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }
}
