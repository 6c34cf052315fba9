package cordon.operations.comment;

import static cordon.operations.comment.PlanCommentState.OPEN;
import static cordon.operations.comment.PlanCommentState.SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Objective;
import cordon.operations.operation.Phase;
import cordon.operations.operation.PhaseKind;
import cordon.operations.operation.Plan;
import cordon.operations.operation.Purpose;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PlanCommentTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  static final Plan PLAN =
      new Plan(
          "Serengeti 2.0",
          Purpose.CRIME_INVESTIGATION,
          List.of(CrimeArea.FRAUD),
          "A mandate of the assembly",
          "The secretariat",
          HandlingLevel.AMBER,
          Instant.parse("2025-06-01T00:00:00Z"),
          Instant.parse("2025-09-01T00:00:00Z"),
          List.of(
              new Phase(
                  PhaseKind.ACTION,
                  Instant.parse("2025-06-01T00:00:00Z"),
                  Instant.parse("2025-07-01T00:00:00Z"),
                  null)),
          List.of(
              new Objective("places_inspected", 20, null, null, null, null),
              new Objective("infrastructures_taken_down", 10_000, null, null, null, null)),
          "USD",
          true,
          null);

  private static final Map<String, UnaryOperator<PlanComment>> MOVES =
      Map.of(
          "ANSWER", c -> c.answer("Article 4", "planner", NOW),
          "SETTLE", c -> c.settle("planner", NOW),
          "REOPEN", c -> c.reopen(NOW));
  private static final Map<PlanCommentState, Map<String, PlanCommentState>> TABLE =
      Map.of(OPEN, Map.of("ANSWER", OPEN, "SETTLE", SETTLED), SETTLED, Map.of("REOPEN", OPEN));
  private static final StateMatrix<PlanComment, PlanCommentState> MATRIX =
      new StateMatrix<>(
          PlanCommentTest::in,
          PlanComment::state,
          PlanComment::version,
          MOVES,
          TABLE,
          Map.of(OPEN, "ANSWER,SETTLE", SETTLED, "REOPEN"));

  @Example
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(PlanCommentState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  /**
   * Whatever comes after what: nothing that was said is lost, and only what is settled says who.
   */
  @Property
  void whatever_is_tried_in_whatever_order_what_was_said_stays(
      @ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> tried) {
    List<String> moves = List.of("ANSWER", "SETTLE", "REOPEN");
    PlanComment comment = in(OPEN);

    for (int one : tried) {
      PlanComment before = comment;
      String move = moves.get(one);
      boolean full = before.answers().size() == PlanComment.MOST_ANSWERS && move.equals("ANSWER");
      UnaryOperator<PlanComment> act = Objects.requireNonNull(MOVES.get(move));
      if (!Objects.requireNonNull(TABLE.get(before.state())).containsKey(move) || full) {
        var refusal = catchThrowableOfType(RejectedException.class, () -> act.apply(before));
        assertThat(refusal).isNotNull();
        continue;
      }
      comment = act.apply(before);

      assertThat(comment.version()).isEqualTo(before.version() + 1);
      assertThat(comment.answers()).containsAll(before.answers());
      assertThat(comment.answers()).hasSize(before.answers().size() + (one == 0 ? 1 : 0));
      assertThat(comment.text()).isEqualTo(before.text());
      assertThat(comment.settler() != null).isEqualTo(comment.state() == SETTLED);
      assertThat(comment.settled() != null).isEqualTo(comment.state() == SETTLED);
    }
  }

  @Example
  void a_thread_ends_after_as_many_answers_as_an_entry_can_hold() {
    PlanComment comment = in(OPEN);
    for (int i = 0; i < PlanComment.MOST_ANSWERS; i++) {
      comment = comment.answer("Article " + i, "planner", NOW);
    }
    PlanComment full = comment;

    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> full.answer("One more", "planner", NOW));

    assertThat(refusal.reason()).isEqualTo(OperationsReason.THREAD_FULL);
    assertThat(full.settle("planner", NOW).state()).isEqualTo(SETTLED);
  }

  @Example
  void a_comment_is_stored_in_the_form_that_is_pinned() {
    Golden.assertMatches(PlanFixture.CODECS, in(SETTLED), "plan_comments/settled.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        on("protection.referral", PlanPlaceTest.WHOLE),
        "plan_comments/whole-plan.json");
  }

  static PlanComment in(PlanCommentState state) {
    PlanComment open = on("objectives[infrastructures_taken_down].target");
    return switch (state) {
      case OPEN -> open;
      case SETTLED -> open.answer("Article 4", "planner", NOW).settle("planner", NOW);
    };
  }

  static PlanComment on(String place) {
    return on(place, PLAN);
  }

  static PlanComment on(String place, Plan plan) {
    return new PlanComment(
        "comment",
        "operation",
        1,
        OPEN,
        2,
        "hash",
        plan,
        place,
        "Why so few?",
        "approver",
        List.of(),
        null,
        null,
        NOW,
        NOW);
  }
}
