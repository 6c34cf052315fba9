package cordon.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KnownOperationTest {
  private static final String ID = "01981a00-0000-7000-8000-000000000001";

  private static final List<OperationState> STATES =
      Arrays.stream(OperationState.values())
          .filter(state -> state != OperationState.UNKNOWN)
          .toList();

  @Property
  void each_country_stands_as_its_last_participation_says(
      @ForAll("changes") List<PlanChange> changes) {
    KnownOperation known = after(changes);

    Map<String, Standing> last = new HashMap<>();
    for (PlanChange change : changes) {
      if (change instanceof PlanChange.PartOf part) {
        last.put(part.country(), part.standing());
      }
    }
    assertThat(known.invited())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(who(last, Standing.INVITED));
    assertThat(known.accepted())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(who(last, Standing.ACCEPTED));
  }

  @Property
  void each_country_acts_unless_its_last_participation_says_otherwise(
      @ForAll("changes") List<PlanChange> changes) {
    KnownOperation known = after(changes);

    Map<String, PlanChange.PartOf> last = new HashMap<>();
    for (PlanChange change : changes) {
      if (change instanceof PlanChange.PartOf part) {
        last.put(part.country(), part);
      }
    }
    last.forEach((country, part) ->
        assertThat(known.full(country))
            .isEqualTo(part.full() || part.standing() == Standing.ENDED));
    assertThat(after(changes.stream().map(PlanChange::beforeKinds).toList()).notFull()).isNull();
  }

  @Property
  void who_took_part_while_it_was_under_way_stays_known(
      @ForAll("changes") List<PlanChange> changes) {
    List<String> before = List.of();
    for (int last = 1; last <= changes.size(); last++) {
      int i = last;
      KnownOperation known = after(changes.subList(0, i));
      assertThat(known.tookPart()).doesNotHaveDuplicates().containsAll(before);
      List<String> added = new ArrayList<>(known.tookPart());
      added.removeAll(before);
      if (!added.isEmpty()) {
        KnownOperation then = after(changes.subList(0, i - 1));
        assertThat(then.accepted()).containsAll(added);
        assertThat(then.state())
            .isNotIn(OperationState.UNKNOWN, OperationState.PLANNED)
            .satisfies(state ->
                assertThat(state != OperationState.CANCELLED || began(changes.subList(0, i - 1)))
                    .isTrue());
      }
      before = known.tookPart();
    }
  }

  /** Whether the last state before a cancellation was one of an operation that had begun. */
  private static boolean began(List<PlanChange> changes) {
    boolean began = false;
    for (PlanChange change : changes) {
      if (change instanceof PlanChange.Changed(_, OperationState state, _, _, _)
          && state != OperationState.CANCELLED) {
        began = state != OperationState.PLANNED;
      }
    }
    return began;
  }

  /** Whoever had accepted may report, whenever that ended. */
  @Property
  void who_ever_took_part_stays_known(@ForAll("changes") List<PlanChange> changes) {
    Set<String> everAccepted = new HashSet<>();
    for (int i = 1; i <= changes.size(); i++) {
      KnownOperation known = after(changes.subList(0, i));
      everAccepted.addAll(known.accepted());
      var stillKnown = new HashSet<>(known.accepted());
      stillKnown.addAll(known.tookPart());
      stillKnown.addAll(known.leftEarly());
      assertThat(stillKnown).isEqualTo(everAccepted);
    }
  }

  /** An entry of a feed may come again after a fault. */
  @Property
  void what_is_heard_twice_is_heard_once(@ForAll("changes") List<PlanChange> changes) {
    List<PlanChange> twice = changes.stream().flatMap(one -> List.of(one, one).stream()).toList();

    assertThat(after(twice)).isEqualTo(after(changes));
  }

  @Example
  void a_country_reports_out_of_order_before_the_beginning_and_without_taking_part() {
    var active = new PlanChange.Changed(ID, OperationState.ACTIVE, "EUR", true, false);
    var accepted = new PlanChange.PartOf(ID, "NG", Standing.ACCEPTED, true);
    var ended = new PlanChange.PartOf(ID, "NG", Standing.ENDED, true);

    assertThat(after(List.of(accepted)).outOfOrder("NG")).isFalse();
    assertThat(after(List.of(active, accepted)).outOfOrder("NG")).isFalse();
    assertThat(after(List.of(active, accepted)).outOfOrder("KE")).isTrue();
    assertThat(after(List.of(active, accepted, ended)).outOfOrder("NG")).isFalse();
    assertThat(after(List.of(accepted, ended, active)).outOfOrder("NG")).isTrue();
    assertThat(after(List.of(active, accepted)).currency()).isEqualTo("EUR");
    assertThat(after(List.of(accepted)).currency()).isEqualTo("USD");
  }

  /** Whatever else is heard of it. */
  @Property
  void an_exercise_is_one_as_the_operation_last_said(@ForAll("changes") List<PlanChange> changes) {
    boolean exercise = false;
    for (PlanChange change : changes) {
      if (change instanceof PlanChange.Changed(_, _, _, _, boolean said)) {
        exercise = said;
      }
    }

    assertThat(after(changes).isExercise()).isEqualTo(exercise);
  }

  @Example
  void what_was_given_up_had_begun_if_it_was_active_before() {
    var planned = new PlanChange.Changed(ID, OperationState.PLANNED, "EUR", true, false);
    var active = new PlanChange.Changed(ID, OperationState.ACTIVE, "EUR", true, false);
    var cancelled = new PlanChange.Changed(ID, OperationState.CANCELLED, "EUR", true, false);
    var accepted = new PlanChange.PartOf(ID, "NG", Standing.ACCEPTED, true);
    var ended = new PlanChange.PartOf(ID, "NG", Standing.ENDED, true);

    KnownOperation begun = after(List.of(accepted, active, cancelled, ended));
    KnownOperation never = after(List.of(accepted, planned, cancelled, ended));

    assertThat(begun.tookPart()).containsExactly("NG");
    assertThat(begun.outOfOrder("NG")).isFalse();
    assertThat(never.leftEarly()).containsExactly("NG");
    assertThat(after(List.of(planned, accepted, cancelled)).outOfOrder("NG")).isTrue();
  }

  @Example
  void a_build_that_older_code_may_read_takes_no_state_that_it_does_not_know() {
    for (OperationState state : STATES) {
      var change = new PlanChange.Changed(ID, state, "EUR", true, false);
      if (List.of(OperationState.PLANNED, OperationState.ACTIVE, OperationState.CONCLUDED)
          .contains(state)) {
        assertThat(change.asAtFirst()).isEqualTo(change);
      } else {
        assertThatThrownBy(change::asAtFirst).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Example
  void the_end_of_an_operation_and_of_a_participation_take_away_what_was_possible() {
    for (OperationState state : STATES) {
      assertThat(new PlanChange.Changed(ID, state, "EUR", true, false).takesAway())
          .as("%s", state)
          .isEqualTo(state != OperationState.PLANNED && state != OperationState.ACTIVE);
    }
    assertThat(new PlanChange.PartOf(ID, "NG", Standing.ENDED, true).takesAway()).isTrue();
    assertThat(new PlanChange.PartOf(ID, "NG", Standing.ACCEPTED, true).takesAway()).isFalse();
    assertThat(new PlanChange.PartOf(ID, "NG", Standing.INVITED, true).takesAway()).isFalse();
  }

  @Provide
  Arbitrary<List<PlanChange>> changes() {
    Arbitrary<PlanChange> states =
        Combinators.combine(
                Arbitraries.of(STATES),
                Arbitraries.of("EUR", "USD").injectNull(0.2),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as((state, currency, shared, exercise) ->
                new PlanChange.Changed(ID, state, currency, shared, exercise));
    Arbitrary<PlanChange> parts =
        Combinators.combine(
                Arbitraries.of("NG", "KE", "GH"),
                Arbitraries.of(Standing.class),
                Arbitraries.of(true, false))
            .as((country, standing, full) -> new PlanChange.PartOf(ID, country, standing, full));
    return Arbitraries.oneOf(states, parts).list().ofMaxSize(20);
  }

  private static KnownOperation after(List<PlanChange> changes) {
    KnownOperation known = KnownOperation.unknown(ID);
    for (PlanChange change : changes) {
      known = known.after(change);
    }
    return known;
  }

  private static List<String> who(Map<String, Standing> all, Standing wanted) {
    return all.keySet().stream().filter(country -> all.get(country) == wanted).toList();
  }
}
