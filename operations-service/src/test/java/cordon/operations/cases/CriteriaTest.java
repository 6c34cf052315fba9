package cordon.operations.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.refusal.RejectedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CriteriaTest {
  private static final Verdict.Judged EVIDENCE = new Verdict.Judged("evidence", true);
  private static final Verdict.Judged WEEK = new Verdict.Judged("same_week", false);

  private final Criteria stated = new Criteria(plan());

  @Test
  void what_the_plan_said_is_kept_with_what_was_judged() {
    assertThat(stated.judged(List.of(WEEK, EVIDENCE), "criteria"))
        .containsExactly(
            new JudgedCriterion("same_week", "All act in the same week.", false),
            new JudgedCriterion("evidence", "Evidence is in hand.", true));
  }

  @Test
  void at_least_one_is_named_where_the_plan_states_any_and_none_where_it_does_not() {
    assertThat(refused(stated, List.of())).isEqualTo("INCONSISTENT evidence,same_week");
    assertThat(new Criteria(Map.of()).judged(List.of(), "criteria")).isEmpty();
    assertThat(refused(new Criteria(Map.of()), List.of(WEEK))).isEqualTo("UNKNOWN_CRITERION ");
  }

  @Test
  void what_the_plan_does_not_state_or_stands_twice_is_refused_at_its_place() {
    var unknown = new Verdict.Judged("luck", true);

    assertThat(refused(stated, List.of(EVIDENCE, unknown)))
        .isEqualTo("UNKNOWN_CRITERION evidence,same_week");
    assertThatThrownBy(() -> stated.judged(List.of(EVIDENCE, unknown), "decisions[3].criteria"))
        .isInstanceOfSatisfying(
            RejectedException.class,
            e ->
                assertThat(e.violations().getFirst().field())
                    .isEqualTo("decisions[3].criteria[1].key"));
    assertThat(refused(stated, List.of(EVIDENCE, EVIDENCE))).startsWith("INCONSISTENT");
  }

  private static String refused(Criteria stated, List<Verdict.Judged> given) {
    try {
      var _ = stated.judged(given, "criteria");
      return "";
    } catch (RejectedException e) {
      return e.reason().name() + " " + e.details().getOrDefault("criteria", "");
    }
  }

  private static Map<String, String> plan() {
    Map<String, String> plan = new LinkedHashMap<>();
    plan.put("evidence", "Evidence is in hand.");
    plan.put("same_week", "All act in the same week.");
    return plan;
  }
}
