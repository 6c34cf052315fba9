package cordon.operations.operation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.operations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.Phase;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.Plan;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are kept in milliseconds: what ends in the millisecond of its beginning has no length. */
class PlanPeriodTest {
  private static final long SECOND = 1_748_736_000;
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(PlanPeriodTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 0, 200",
    "0, 0, 0, 999999",
    "0, 1000000, 0, 1999999",
    "0, 100, 0, 100",
    "0, 200, 0, 100",
    "0, 1000000, 0, 999999",
    "1, 0, 0, 999999999",
    "-3000000000, 0, -3000000000, 999999",
  })
  void an_end_that_is_kept_as_the_beginning_is_refused(
      long start, int startNanos, long end, int endNanos) {
    Timestamp from = at(start, startNanos);
    Timestamp to = at(end, endNanos);

    assertThat(refused(aPlan().setStartTime(from).setEndTime(to).build())).isEqualTo("plan");
    assertThat(refused(withPhase(from, to))).isEqualTo("plan.phases[0]");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 999999, 0, 1000000",
    "0, 999999999, 1, 0",
    "0, 0, 0, 1000000",
    "-3000000000, 999999, -3000000000, 1000000",
  })
  void one_that_is_kept_as_a_later_time_is_taken(
      long start, int startNanos, long end, int endNanos) {
    Timestamp from = at(start, startNanos);
    Timestamp to = at(end, endNanos);

    create(aPlan().setStartTime(from).setEndTime(to).build());
    create(withPhase(from, to));
  }

  private static Plan withPhase(Timestamp from, Timestamp to) {
    return aPlan()
        .setStartTime(from.toBuilder().setSeconds(from.getSeconds() - 1))
        .setEndTime(to.toBuilder().setSeconds(to.getSeconds() + 1))
        .addPhases(
            Phase.newBuilder()
                .setKind(PhaseKind.PHASE_KIND_ACTION)
                .setStartTime(from)
                .setEndTime(to))
        .build();
  }

  private static String refused(Plan plan) {
    var refusal = Refusals.refusalOf(() -> create(plan));

    assertThat(Refusals.reasonOf(refusal)).isEqualTo("INCONSISTENT");
    return Refusals.violations(refusal).stream()
        .map(FieldViolation::getField)
        .findFirst()
        .orElseThrow();
  }

  private static void create(Plan plan) {
    var _ =
        operations(service, PLANNER)
            .createOperation(CreateOperationRequest.newBuilder().setPlan(plan).build());
  }

  private static Timestamp at(long second, int nanos) {
    return Timestamp.newBuilder().setSeconds(SECOND + second).setNanos(nanos).build();
  }
}
