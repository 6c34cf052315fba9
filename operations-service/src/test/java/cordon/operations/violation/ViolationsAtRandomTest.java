package cordon.operations.violation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.ViolationFixture.aViolation;
import static cordon.operations.ViolationFixture.answered;
import static cordon.operations.ViolationFixture.asked;
import static cordon.operations.ViolationFixture.closed;
import static cordon.operations.ViolationFixture.examined;
import static cordon.operations.ViolationFixture.got;
import static cordon.operations.ViolationFixture.measured;
import static cordon.operations.ViolationFixture.reported;
import static cordon.operations.ViolationFixture.violations;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.RandomSeeds;
import cordon.operations.v1.ListViolationsRequest;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationState;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Random commands of random callers. Who may see what is kept apart, from who reported what and
 * nothing else.
 */
class ViolationsAtRandomTest extends JoinedScene {
  private static final TestCaller NG = ncb("NG");
  private static final TestCaller NG2 =
      TestIdentity.person("NG-ncb-2").roles("ncb-officer").country("NG");
  private static final TestCaller FIELD =
      TestIdentity.person("NG-field").roles("field-officer").country("NG");
  private static final TestCaller GH = ncb("GH");
  private static final TestCaller OUTSIDER = ncb("KE");
  private static final TestCaller REVIEWER2 =
      TestIdentity.person("reviewer2").roles("compliance-reviewer");
  private static final TestCaller PLANS =
      TestIdentity.person("plans").roles("compliance-reviewer", "planner");
  private static final TestCaller BOTH =
      TestIdentity.person("both").roles("approver", "compliance-reviewer");
  private static final List<TestCaller> CALLERS =
      List.of(NG, NG2, FIELD, GH, OUTSIDER, PLANNER, APPROVER, BOTH, PLANS, REVIEWER, REVIEWER2);
  private static final Set<TestCaller> EXAMINERS = Set.of(REVIEWER, REVIEWER2);
  private static final Map<ViolationState, Set<ViolationState>> LEADS_TO =
      Map.of(
          ViolationState.VIOLATION_STATE_REPORTED,
          Set.of(
              ViolationState.VIOLATION_STATE_REPORTED,
              ViolationState.VIOLATION_STATE_UNDER_EXAMINATION),
          ViolationState.VIOLATION_STATE_UNDER_EXAMINATION,
          Set.of(
              ViolationState.VIOLATION_STATE_UNDER_EXAMINATION,
              ViolationState.VIOLATION_STATE_FOUNDED,
              ViolationState.VIOLATION_STATE_UNFOUNDED,
              ViolationState.VIOLATION_STATE_OUT_OF_REMIT),
          ViolationState.VIOLATION_STATE_FOUNDED,
          Set.of(ViolationState.VIOLATION_STATE_FOUNDED));

  private final Map<String, TestCaller> reporters = new HashMap<>();
  private final List<Violation> all = new ArrayList<>();

  @RandomSeeds
  void no_state_is_left_but_by_the_table_and_nobody_sees_what_is_anothers(long seed) {
    var random = new Random(seed);
    int taken = 0;
    for (int step = 0; step < 150; step++) {
      try {
        step(random);
        taken++;
      } catch (StatusRuntimeException refused) {
        assertThat(reasonOf(refused))
            .isIn(
                "ILLEGAL_MOVE",
                "NOT_FOUND",
                "MAY_NOT_REVIEW",
                "NOT_THE_REPORTER",
                "THREAD_FULL",
                "ROLE_REQUIRED");
      }
      if (step % 15 == 14) {
        CALLERS.forEach(this::check);
      }
    }
    assertThat(taken).isGreaterThan(30);
  }

  private void step(Random random) {
    TestCaller caller =
        random.nextInt(3) == 0 ? REVIEWER : CALLERS.get(random.nextInt(CALLERS.size()));
    if (all.isEmpty() || random.nextInt(5) == 0) {
      Violation one = reported(service, caller, operation, aViolation());
      assertThat(caller).isNotSameAs(OUTSIDER);
      reporters.put(one.getViolationId(), caller);
      all.add(one);
      return;
    }
    int place = random.nextInt(all.size());
    Violation one = all.get(place);
    boolean own = reporters.get(one.getViolationId()) == caller;
    boolean answer = false;
    Violation after;
    switch (random.nextInt(6)) {
      case 0 -> after = examined(service, caller, one);
      case 1 -> after = asked(service, caller, one);
      case 2 -> after = measured(service, caller, one);
      case 3 -> {
        ViolationState as = ViolationState.forNumber(3 + random.nextInt(3));
        after = closed(service, caller, one, as);
      }
      default -> {
        after = answered(service, caller, one);
        answer = true;
      }
    }
    assertThat(own).isEqualTo(answer);
    assertThat(answer || EXAMINERS.contains(caller)).isTrue();
    assertThat(LEADS_TO.get(one.getState())).contains(after.getState());
    assertThat(after.getVersion()).isEqualTo(one.getVersion() + 1);
    all.set(place, after);
  }

  private void check(TestCaller caller) {
    List<String> seen = new ArrayList<>();
    for (Violation one : all) {
      boolean sees = EXAMINERS.contains(caller) || reporters.get(one.getViolationId()) == caller;
      if (sees) {
        seen.add(one.getViolationId());
        assertThat(got(service, caller, one).getVersion()).isEqualTo(one.getVersion());
      } else {
        assertThat(reasonOf(() -> got(service, caller, one))).isEqualTo("NOT_FOUND");
      }
    }
    assertThat(
            violations(service, caller)
                .listViolations(
                    ListViolationsRequest.newBuilder()
                        .setOperationId(operation)
                        .setPageSize(100)
                        .build())
                .getViolationsList())
        .extracting(Violation::getViolationId)
        .containsExactlyInAnyOrderElementsOf(seen);
  }
}
