package cordon.operations.people;

import static cordon.operations.people.AdmissionState.ADMITTED;
import static cordon.operations.people.AdmissionState.DECLINED;
import static cordon.operations.people.AdmissionState.PROPOSED;
import static cordon.operations.people.AdmissionState.SUSPENDED;
import static cordon.operations.people.AdmissionState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.people.Admission.By;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every state with every move. */
class AdmissionTableTest {
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
  private static final By BY = new By("b", true);
  private static final Map<String, UnaryOperator<Admission>> MOVES = new LinkedHashMap<>();

  static {
    MOVES.put("ADMIT", was -> was.admit(BY, NOW));
    MOVES.put("DECLINE", was -> was.decline("no letter", BY, NOW));
    MOVES.put("WITHDRAW", was -> was.withdraw(BY, NOW));
    MOVES.put("SUSPEND", was -> was.suspend(was.state() == ADMITTED, "left", BY, NOW));
    MOVES.put("RESTORE", was -> was.restore(was.state() == ADMITTED, BY, NOW));
    MOVES.put("SET_ROLES", was -> was.withRoles(Set.of(Role.PLANNER), NOW));
    MOVES.put("SET_UNIT", was -> was.withUnit("Cyber", NOW));
  }

  private static final Map<AdmissionState, Map<String, AdmissionState>> TABLE =
      Map.of(
          PROPOSED, Map.of("ADMIT", ADMITTED, "DECLINE", DECLINED, "WITHDRAW", WITHDRAWN),
          ADMITTED, Map.of("SUSPEND", SUSPENDED, "SET_ROLES", ADMITTED, "SET_UNIT", ADMITTED),
          SUSPENDED, Map.of("RESTORE", ADMITTED, "SET_ROLES", SUSPENDED, "SET_UNIT", SUSPENDED),
          DECLINED, Map.of(),
          WITHDRAWN, Map.of());

  @Test
  void every_state_has_the_moves_of_the_table_and_no_others() {
    assertThat(TABLE.keySet()).containsExactlyInAnyOrder(AdmissionState.values());
    TABLE.forEach((state, rows) ->
        MOVES.forEach((move, act) ->
            assertThat(told(act, standing(state)))
                .as("%s in %s", move, state)
                .isEqualTo(rows.containsKey(move) ? rows.get(move).name() : "ILLEGAL_MOVE")));
  }

  @Test
  void whom_keycloak_lets_in_can_be_suspended_whatever_stands_here() {
    assertThat(standing(SUSPENDED).suspend(true, "again", BY, NOW).state()).isEqualTo(SUSPENDED);
    assertThat(standing(ADMITTED).restore(false, BY, NOW).state()).isEqualTo(ADMITTED);
    for (AdmissionState never : Set.of(PROPOSED, DECLINED, WITHDRAWN)) {
      assertThat(told(was -> was.suspend(true, "x", BY, NOW), standing(never)))
          .isEqualTo("ILLEGAL_MOVE");
      assertThat(told(was -> was.restore(false, BY, NOW), standing(never)))
          .isEqualTo("ILLEGAL_MOVE");
    }
  }

  @Test
  void who_is_suspended_is_restored_by_the_side_that_did_it() {
    var bureau = new By("c", false);
    Admission byUs = standing(ADMITTED).suspend(true, "left", bureau, NOW);

    assertThat(told(was -> was.restore(false, BY, NOW), byUs)).isEqualTo("NOT_YOURS_TO_ADMIT");
    assertThat(told(was -> was.restore(false, bureau, NOW), byUs)).isEqualTo("ADMITTED");
    assertThat(told(was -> was.restore(false, bureau, NOW), standing(SUSPENDED)))
        .isEqualTo("NOT_YOURS_TO_ADMIT");
  }

  private static String told(UnaryOperator<Admission> move, Admission before) {
    try {
      Admission after = move.apply(before);
      assertThat(after.version()).isEqualTo(before.version() + 1);
      return after.state().name();
    } catch (RejectedException e) {
      return e.reason().name();
    }
  }

  private static Admission standing(AdmissionState state) {
    var said =
        new Proposal(
            "NG",
            new Proposal.Name("u", "g", "f", "m"),
            Set.of(Role.NCB_OFFICER),
            null,
            "NCB/2026/1");
    Admission proposed = Admission.propose("p", new Place("NG", null), said, "a", NOW);
    return switch (state) {
      case PROPOSED -> proposed;
      case ADMITTED -> proposed.admit(BY, NOW);
      case SUSPENDED -> proposed.admit(BY, NOW).suspend(true, "left", BY, NOW);
      case DECLINED -> proposed.decline("no", BY, NOW);
      case WITHDRAWN -> proposed.withdraw(BY, NOW);
    };
  }
}
