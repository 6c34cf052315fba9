package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.tasking.TaskingFixture.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.platform.conformance.Load;
import cordon.platform.time.Ids;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start is asked for, and granted on what is known of the plan. */
class TaskStartTest {
  private static TaskingFixture tasking;
  private static TaskActs acts;

  @BeforeAll
  static void start() {
    // A start is granted on knowledge of up to five seconds.
    tasking = new TaskingFixture(TaskStartTest.class, Map.of("cordon.lease", "25s"));
    acts = new TaskActs(tasking);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void no_start_is_granted_before_the_operation_begins() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    String id = acts.assigned(operation);

    assertThat(reasonOf(() -> acts.begin(field("NG"), id))).isEqualTo("OPERATION_NOT_ACTIVE");

    tasking.setState(operation, OperationState.OPERATION_STATE_ACTIVE);
    assertThat(acts.begin(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void no_start_is_granted_on_stale_knowledge_of_the_plan() {
    String id = acts.assigned(acts.active("NG"));
    tasking.operations.pause();
    tasking.service.clock().advance(Duration.ofSeconds(6));

    assertThat(reasonOf(() -> acts.beginAtOnce(id))).isEqualTo("PLAN_NOT_CURRENT");

    tasking.operations.resume();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> acts.beginAtOnce(id).getState() == TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void no_start_is_granted_while_the_source_answers_and_numbers_nothing() throws Exception {
    String id = acts.assigned(acts.active("NG"));
    tasking.operations.standStill();
    Thread.sleep(Duration.ofSeconds(6));

    assertThat(reasonOf(() -> acts.beginAtOnce(id))).isEqualTo("PLAN_NOT_CURRENT");

    tasking.operations.goOn();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> acts.beginAtOnce(id).getState() == TaskState.TASK_STATE_IN_PROGRESS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void starts_are_granted_however_busy_the_source_and_this_service_are(int perSecond)
      throws InterruptedException {
    String operation = acts.active("NG");
    var ids = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      ids.add(acts.assigned(operation));
    }
    try (var _ = Load.of(perSecond, TaskStartTest::somethingElse);
        var _ = Load.of(perSecond, () -> tasking.issued(operation, "NG"))) {
      Thread.sleep(Duration.ofSeconds(7));
      for (String id : ids) {
        assertThat(acts.beginAtOnce(id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
        Thread.sleep(300);
      }
    }
  }

  /** What happens in operations and has nothing to do with the task. */
  private static void somethingElse() {
    String id = Ids.next();
    tasking.operations.append(
        id,
        1,
        Operation.newBuilder()
            .setOperationId(id)
            .setVersion(1)
            .setState(OperationState.OPERATION_STATE_PLANNED)
            .build());
  }
}
