package cordon.operations.item;

import static cordon.operations.item.PlanningItemState.DONE;
import static cordon.operations.item.PlanningItemState.DROPPED;
import static cordon.operations.item.PlanningItemState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.PlanFixture;
import cordon.operations.operation.PhaseKind;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanningItemTest {
  private static final Instant NOW = Instant.parse("2025-05-20T08:00:00Z");
  private static final Instant DUE = Instant.parse("2025-05-23T10:00:00Z");

  private static final StateMatrix<PlanningItem, PlanningItemState> MATRIX =
      new StateMatrix<>(
          PlanningItemTest::in,
          PlanningItem::state,
          PlanningItem::version,
          Map.of(
              "REVISE", one -> one.revise(spec("Other", DUE), "GH", NOW),
              "MOVE", one -> one.moveTo(NOW, NOW),
              "COMPLETE", one -> one.complete("Done", NOW),
              "DROP", one -> one.drop("Not needed", NOW),
              "REOPEN", one -> one.reopen("Not done", null, NOW)),
          Map.of(
              OPEN, Map.of("REVISE", OPEN, "MOVE", OPEN, "COMPLETE", DONE, "DROP", DROPPED),
              DONE, Map.of("REOPEN", OPEN),
              DROPPED, Map.of("REOPEN", OPEN)),
          Map.of(OPEN, "REVISE,MOVE,COMPLETE,DROP", DONE, "REOPEN", DROPPED, "REOPEN"));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(PlanningItemState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void what_the_secretariat_dropped_no_country_opens_again() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> in(DROPPED).reopen("We do it", "NG", NOW));

    assertThat(refusal.reason()).isEqualTo(CommonReason.ILLEGAL_MOVE);
    assertThat(in(DONE).reopen("Not done", "NG", NOW).state()).isEqualTo(OPEN);
  }

  @Test
  void what_is_open_again_says_why_and_no_more_that_it_was_done() {
    PlanningItem open = in(DONE).reopen("The host took the rooms back.", null, NOW);

    assertThat(open.reason()).isEqualTo("The host took the rooms back.");
    assertThat(open.remark()).isNull();
    assertThat(open.ended()).isNull();
    assertThat(open.complete(null, NOW).reason()).isNull();
  }

  /**
   * To the instant, wherever one is (https://github.com/TechbeeAT/jtxBoard/issues/769, where the
   * time zone of whoever looked told what was overdue).
   */
  @Test
  void late_is_what_is_open_when_its_due_time_has_passed() {
    List<String> turns =
        Stream.of(in(OPEN), in(DONE), in(DROPPED)).map(PlanningItem::turn).toList();

    assertThat(ItemCount.of(turns, DUE)).isEqualTo(new ItemCount(1, 0, 1, 1, 0));
    assertThat(ItemCount.of(turns, DUE.plusMillis(1))).isEqualTo(new ItemCount(1, 1, 1, 1, 0));
    assertThat(ItemCount.of(List.of("7.1"), DUE)).isEqualTo(new ItemCount(0, 0, 0, 0, 1));
  }

  @Property
  void lists_are_in_the_order_of_states_and_of_due_times(
      @ForAll @Size(max = 40) List<Instant> dues) {
    List<PlanningItem> items =
        dues.stream()
            .filter(due -> !due.isBefore(Instant.parse("0001-01-01T00:00:00Z")))
            .filter(due -> due.isBefore(Instant.parse("9999-12-31T00:00:00Z")))
            .map(due -> Instant.ofEpochMilli(due.toEpochMilli()))
            .flatMap(due -> Stream.of(open(due), open(due).complete(null, NOW)))
            .toList();

    assertThat(items.stream().sorted(Comparator.comparing(PlanningItem::turn)))
        .isSortedAccordingTo(
            Comparator.comparing(PlanningItem::state).thenComparing(one -> one.spec().due()));
  }

  @Test
  void items_are_stored_in_the_forms_that_are_pinned() {
    var codecs = PlanFixture.CODECS;
    Golden.assertMatches(codecs, in(DONE), "planning_items/done.json");
    Golden.assertMatches(codecs, in(DROPPED), "planning_items/dropped.json");
    Golden.assertMatches(
        codecs,
        PlanningItem.create(
            "item",
            "operation",
            new ItemSpec("T", "", PhaseKind.DEBRIEF, "gold", null, DUE, null),
            null,
            null,
            NOW),
        "planning_items/of-a-post.json");
    Golden.assertMatches(
        codecs,
        PlanningItem.create(
            "item",
            "operation",
            new ItemSpec("T", "", PhaseKind.ACTION, "gold", null, DUE, true),
            null,
            null,
            NOW),
        "planning_items/gate.json");
  }

  private static PlanningItem in(PlanningItemState state) {
    return switch (state) {
      case OPEN -> open(DUE);
      case DONE -> open(DUE).complete("Rooms are booked.", NOW);
      case DROPPED -> open(DUE).drop("The unit sits elsewhere.", NOW);
    };
  }

  private static PlanningItem open(Instant due) {
    return PlanningItem.create("item", "operation", spec("Rooms", due), "NG", "meeting", NOW);
  }

  private static ItemSpec spec(String title, Instant due) {
    @Nullable String post = null;
    return new ItemSpec(title, "Twelve desks", PhaseKind.PREPARATION, post, "NG", due, null);
  }
}
