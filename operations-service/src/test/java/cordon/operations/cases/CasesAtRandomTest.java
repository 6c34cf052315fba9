package cordon.operations.cases;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.RandomSeeds;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseSpec;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.ReviewGround;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random commands of random callers. Who may see what is kept apart, from what was said and
 * answered and nothing else.
 */
class CasesAtRandomTest extends CaseScene {
  private static final TestCaller NG = ncb("NG");
  private static final TestCaller GH = ncb("GH");
  private static final List<TestCaller> CALLERS =
      List.of(PLANNER, PLANNER2, APPROVER, DUTY, REVIEWER, NG, GH);
  private static final List<CaseState> ORDER =
      List.of(
          CaseState.CASE_STATE_NOMINATED,
          CaseState.CASE_STATE_ASSESSED,
          CaseState.CASE_STATE_LEAD,
          CaseState.CASE_STATE_READY);
  private static final Set<CaseState> DECIDED =
      Set.of(CaseState.CASE_STATE_SELECTED, CaseState.CASE_STATE_NOT_SELECTED);

  private final List<Known> all = new ArrayList<>();

  /** What the test itself knows of a case. */
  private static final class Known {
    final TestCaller owner;
    Case last;
    boolean person;
    boolean passed;

    Known(TestCaller owner, Case first) {
      this.owner = owner;
      this.last = first;
      this.person = first.getSpec().getAboutPerson();
    }

    boolean seenBy(TestCaller caller) {
      if (caller == owner || (caller == REVIEWER && person)) {
        return true;
      }
      return caller != NG && caller != GH && caller != REVIEWER && (!person || passed);
    }
  }

  @RandomSeeds
  void no_state_is_left_but_by_the_table_and_nobody_sees_what_is_not_passed(long seed) {
    var random = new Random(seed);
    int taken = 0;
    for (int step = 0; step < 120; step++) {
      try {
        step(random, "R " + step);
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused))
            .isIn(
                "ILLEGAL_MOVE",
                "NOT_YOUR_CASE",
                "NOT_FOUND",
                "MAY_NOT_REVIEW",
                "CASE_NOT_PASSED",
                "ROLE_REQUIRED");
      }
      if (step % 10 == 9) {
        CALLERS.forEach(this::check);
      }
    }
    assertThat(taken).isGreaterThan(25);
  }

  private void step(Random random, String reference) {
    // Half of the time who may do the most, so that cases come far.
    TestCaller caller =
        random.nextBoolean() ? PLANNER : CALLERS.get(random.nextInt(CALLERS.size()));
    CaseSpec.Builder spec = aCase(reference).setAboutPerson(random.nextBoolean());
    if (all.isEmpty() || random.nextInt(4) == 0) {
      all.add(new Known(caller, nominated(service, caller, operation, spec)));
      return;
    }
    Known known = all.get(random.nextInt(all.size()));
    Case one = known.last;
    switch (random.nextInt(7)) {
      case 0 -> {
        moved(known, revise(caller, one, spec), 0);
        assertThat(sameOwner(caller, known)).isTrue();
        known.person |= spec.getAboutPerson();
        known.passed = false;
      }
      case 1 -> {
        boolean pass = random.nextBoolean();
        Case after =
            pass ? review(caller, one) : review(caller, one, ReviewGround.REVIEW_GROUND_RELIGIOUS);
        moved(known, after, 0);
        assertThat(caller).isSameAs(REVIEWER);
        known.passed = pass;
      }
      case 2 -> moved(known, assess(caller, one), 1);
      case 3 -> moved(known, lead(caller, one), 1);
      case 4 -> moved(known, ready(caller, one), 1);
      case 5 -> {
        Case after =
            cases(service, caller)
                .decideCases(
                    meeting(operation).addDecisions(decided(one, random.nextBoolean())).build())
                .getCases(0);
        assertThat(known.last.getState()).isEqualTo(CaseState.CASE_STATE_READY);
        assertThat(after.getState()).isIn(DECIDED);
        known.last = after;
      }
      default -> {
        if (random.nextInt(3) == 0) {
          Case after = withdraw(caller, one);
          assertThat(sameOwner(caller, known)).isTrue();
          assertThat(one.getState()).isNotEqualTo(CaseState.CASE_STATE_WITHDRAWN);
          known.last = after;
        }
      }
    }
  }

  /** A planner goes on with what another nominated, once they see it. */
  private static boolean sameOwner(TestCaller caller, Known known) {
    return caller == known.owner
        || ((caller == PLANNER || caller == PLANNER2)
            && (known.owner == PLANNER || known.owner == PLANNER2)
            && known.seenBy(caller));
  }

  private static void moved(Known known, Case after, int steps) {
    int from = ORDER.indexOf(known.last.getState());
    assertThat(from).isNotNegative();
    assertThat(ORDER.indexOf(after.getState())).isEqualTo(from + steps);
    assertThat(steps == 0 || !known.person || known.passed).isTrue();
    assertThat(after.getVersion()).isEqualTo(known.last.getVersion() + 1);
    known.last = after;
  }

  private void check(TestCaller caller) {
    List<String> seen = new ArrayList<>();
    Map<String, Integer> counted = new HashMap<>();
    for (Known known : all) {
      if (known.seenBy(caller)) {
        counted.merge(known.last.getState().name(), 1, Integer::sum);
        if (known.last.getState() != CaseState.CASE_STATE_WITHDRAWN) {
          seen.add(known.last.getSpec().getReference());
        }
        assertThat(get(caller, known.last).getVersion()).isEqualTo(known.last.getVersion());
      } else {
        assertThat(reasonOf(() -> get(caller, known.last))).isEqualTo("NOT_FOUND");
      }
    }
    Collections.sort(seen);
    assertThat(references(caller, r -> r.setPageSize(200)).stream().sorted()).isEqualTo(seen);
    assertThat(references(caller, r -> r.setPageSize(200).setWords("romance")).stream().sorted())
        .isEqualTo(seen);
    assertThat(counted(caller)).isEqualTo(counted.values().stream().mapToInt(i -> i).sum());
  }
}
