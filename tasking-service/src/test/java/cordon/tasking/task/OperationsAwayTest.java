package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.OperationState;
import cordon.platform.feed.FeedReader;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.TaskState;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operations is away: for less than the lease, and for longer. */
class OperationsAwayTest {
  private static TaskingFixture tasking;
  private String operation;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(OperationsAwayTest.class);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @BeforeEach
  void takePart() {
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
  }

  @AfterEach
  void comeBack() {
    tasking.operations.resume();
    tasking.operations.lease(null);
  }

  /** Was refused after five seconds. */
  @Test
  void a_start_is_granted_for_as_long_as_nothing_can_have_come_in_force_meanwhile() {
    String early = assigned();
    String late = assigned();
    tasking.operations.pause();

    tasking.service.clock().advance(Duration.ofSeconds(35));
    begin(early);
    tasking.service.clock().advance(Duration.ofSeconds(7));

    var refusal = refusalOf(() -> begin(late));
    assertThat(reasonOf(refusal)).isEqualTo("PLAN_NOT_CURRENT");
    assertThat(metadata(refusal)).containsEntry("longest_seconds", "40");

    tasking.operations.resume();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> {
          begin(late);
          return true;
        });
  }

  /** Was granted for forty seconds, though the end was in force after thirty. */
  @ParameterizedTest
  @CsvSource({"30, 10", "45, 25", "120, 40"})
  void a_start_rests_on_the_shorter_lease_where_operations_has_another(long lease, long oldest) {
    tasking.operations.lease(Duration.ofSeconds(lease));
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            Duration.ofSeconds(lease)
                .equals(tasking.service.bean(FeedReader.class).leaseOfSource()));
    String early = assigned();
    String late = assigned();
    tasking.operations.pause();

    tasking.service.clock().advance(Duration.ofSeconds(oldest - 6));
    begin(early);
    tasking.service.clock().advance(Duration.ofSeconds(8));

    var refusal = refusalOf(() -> begin(late));
    assertThat(reasonOf(refusal)).isEqualTo("PLAN_NOT_CURRENT");
    assertThat(metadata(refusal)).containsEntry("longest_seconds", Long.toString(oldest));
  }

  @Test
  void reports_are_taken_and_nothing_is_granted_while_operations_is_away() {
    String asked = tasking.issued(operation, "NG").getTaskId();
    String unwanted = tasking.issued(operation, "NG").getTaskId();
    String accepted = accepted();
    String assigned = assigned();
    String begun = assigned();
    begin(begun);
    tasking.operations.pause();
    tasking.service.clock().advance(Duration.ofMinutes(2));

    assertThat(
            tasking
                .atOnce(field("NG"))
                .completeTask(CompleteTaskRequest.newBuilder().setTaskId(begun).build())
                .getTask()
                .getState())
        .isEqualTo(TaskState.TASK_STATE_COMPLETED);
    var _ =
        tasking
            .atOnce(ncb("NG"))
            .declineTask(
                DeclineTaskRequest.newBuilder().setTaskId(unwanted).setReason("no people").build());
    for (Runnable command :
        List.<Runnable>of(
            () -> tasking.atOnce(PLANNER).issueTask(aRaid(operation, "NG")),
            () -> accept(asked),
            () -> assign(accepted),
            () -> begin(assigned))) {
      assertThat(reasonOf(command)).isEqualTo("PLAN_NOT_CURRENT");
    }
    // Never possible, however long one waits.
    assertThat(reasonOf(() -> begin(begun))).isEqualTo("ILLEGAL_MOVE");
    await()
        .atMost(Duration.ofSeconds(20))
        .during(Duration.ofSeconds(2))
        .until(OperationsAwayTest::serves);
  }

  private static boolean serves() {
    return HealthGrpc.newBlockingStub(tasking.service.anonymous(Map.of()))
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus()
        == ServingStatus.SERVING;
  }

  private String accepted() {
    String id = tasking.issued(operation, "NG").getTaskId();
    accept(id);
    return id;
  }

  private String assigned() {
    String id = accepted();
    assign(id);
    return id;
  }

  private static void accept(String id) {
    var _ =
        tasking.atOnce(ncb("NG")).acceptTask(AcceptTaskRequest.newBuilder().setTaskId(id).build());
  }

  private static void assign(String id) {
    var _ =
        tasking
            .atOnce(ncb("NG"))
            .assignTask(AssignTaskRequest.newBuilder().setTaskId(id).setTeam("One").build());
  }

  private static void begin(String id) {
    var _ =
        tasking.atOnce(field("NG")).startTask(StartTaskRequest.newBuilder().setTaskId(id).build());
  }
}
