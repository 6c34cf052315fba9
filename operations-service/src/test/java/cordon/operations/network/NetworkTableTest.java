package cordon.operations.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every state of a network with every move. */
class NetworkTableTest {
  private static final Instant NOW = Instant.parse("2025-03-14T08:00:00Z");
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          "Lekki", "What it does", List.of(CrimeArea.FRAUD), HandlingLevel.AMBER, List.of());
  private static final MajorCaseSpec SUPERVISION =
      new MajorCaseSpec(List.of(new SupervisingBody("Directorate", null)), 30);

  private static final Map<String, UnaryOperator<Network>> MOVES =
      Map.of(
          "REVISE", one -> one.revise(SPEC, NOW),
          "LINK_CASE", one -> one.linkCase("a case", NOW),
          "CLOSE", one -> one.close("A reason", NOW),
          "START", one -> one.startMajorCase(SUPERVISION, "A reason", NOW),
          "REVISE_SUPERVISION", one -> one.reviseMajorCase(SUPERVISION, NOW),
          "REVIEW",
              one ->
                  one.reviewed(
                      new MajorCaseReviewSpec("2025-03-14", "Decided", List.of(), null), NOW),
          "END", one -> one.endMajorCase("A reason", NOW));

  private static final Set<String> OF_SUPERVISION = Set.of("REVISE_SUPERVISION", "REVIEW", "END");

  @Test
  void each_move_is_possible_where_the_table_says_and_nowhere_else() {
    Network open = Network.create("id", "operation", SPEC, null, NOW);
    Network supervised = open.startMajorCase(SUPERVISION, "A reason", NOW);
    Map<Network, Set<String>> possible =
        Map.of(
            open,
            Set.of("REVISE", "LINK_CASE", "CLOSE", "START"),
            supervised,
            Set.of("REVISE", "LINK_CASE", "CLOSE", "REVISE_SUPERVISION", "REVIEW", "END"),
            open.close("A reason", NOW),
            Set.of(),
            supervised.close("A reason", NOW),
            OF_SUPERVISION,
            supervised.endMajorCase("A reason", NOW),
            Set.of("REVISE", "LINK_CASE", "CLOSE", "START", "REVIEW"));
    possible.forEach((one, moves) ->
        MOVES.forEach((name, move) -> {
          RejectedException refused =
              catchThrowableOfType(RejectedException.class, () -> move.apply(one));

          assertThat(refused == null).as("%s of %s", name, one).isEqualTo(moves.contains(name));
          if (refused != null) {
            assertThat(refused.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
          }
        }));
  }

  @Test
  void reviews_may_be_recorded_in_any_order_and_the_last_day_says_when_the_next_is_due() {
    Network supervised =
        Network.create("id", "operation", SPEC, null, NOW)
            .startMajorCase(SUPERVISION, "A reason", NOW)
            .reviewed(new MajorCaseReviewSpec("2025-03-14", "Decided", List.of(), null), NOW)
            .reviewed(new MajorCaseReviewSpec("2025-02-01", "Late", List.of(), "2025-02-10"), NOW);

    MajorCase of = Objects.requireNonNull(supervised.majorCase());
    assertThat(of.lastReviewDay()).isEqualTo("2025-03-14");
    assertThat(of.nextReviewDay()).isEqualTo("2025-04-13");
    assertThat(of.reviews()).isEqualTo(2);
  }

  @Test
  void a_review_is_recorded_after_the_end_if_it_was_held_before_it() {
    Network ended =
        Network.create("id", "operation", SPEC, null, NOW)
            .startMajorCase(SUPERVISION, "A reason", NOW)
            .endMajorCase("A reason", NOW);

    MajorCase of =
        Objects.requireNonNull(
            ended
                .reviewed(new MajorCaseReviewSpec("2025-03-14", "Late", List.of(), null), NOW)
                .majorCase());

    assertThat(of.reviews()).isEqualTo(1);
    assertThat(of.lastReviewDay()).isEqualTo("2025-03-14");
    assertThat(of.nextReviewDay()).isNull();
    assertThat(
            catchThrowableOfType(
                    RejectedException.class,
                    () ->
                        ended.reviewed(
                            new MajorCaseReviewSpec("2025-03-15", "After", List.of(), null), NOW))
                .reason())
        .isEqualTo(CommonReason.ILLEGAL_MOVE);
  }
}
