package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.Times;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has happened is taken, and marked where it was not due. */
class TaskFactsTest {
  private static TaskingFixture tasking;
  private static TaskActs acts;

  @BeforeAll
  static void start() {
    // A start is granted on knowledge of up to five seconds.
    tasking = new TaskingFixture(TaskFactsTest.class, Map.of("cordon.lease", "25s"));
    acts = new TaskActs(tasking);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void an_end_is_a_fact_and_is_taken_though_the_operation_is_over() {
    String operation = acts.active("NG");
    String id = acts.assigned(operation);
    acts.begin(field("NG"), id);

    tasking.setState(operation, OperationState.OPERATION_STATE_CONCLUDED);

    assertThat(acts.complete(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
  }

  /** What is granted before it is held or ends is granted no more, and every fact is taken. */
  @ParameterizedTest
  @CsvSource({
    "OPERATION_STATE_SUSPENDED,    suspended",
    "OPERATION_STATE_CONCLUDED,    ended",
    "OPERATION_STATE_BOOKS_CLOSED, ended",
    "OPERATION_STATE_CANCELLED,    cancelled"
  })
  void nothing_is_granted_in_an_operation_that_is_held_or_over_and_facts_are_taken(
      OperationState state, String told) {
    String operation = acts.active("NG");
    String issued = tasking.issued(operation, "NG").getTaskId();
    String accepted = tasking.issued(operation, "NG").getTaskId();
    acts.accept(ncb("NG"), accepted);
    String assigned = acts.assigned(operation);

    tasking.setState(operation, state);

    for (Runnable permission :
        List.<Runnable>of(
            () -> tasking.issued(operation, "NG"),
            () -> acts.accept(ncb("NG"), issued),
            () -> acts.assign(ncb("NG"), accepted),
            () -> acts.begin(field("NG"), assigned))) {
      var refusal = refusalOf(permission);
      assertThat(refusal).as("it was granted").isNotNull();
      assertThat(reasonOf(refusal)).isEqualTo("OPERATION_NOT_ACTIVE");
      assertThat(refusal.getStatus().getDescription()).contains(told);
    }
    Task begun =
        tasking
            .as(field("NG"))
            .reportTaskStart(ReportTaskStartRequest.newBuilder().setTaskId(assigned).build())
            .getTask();
    assertThat(begun.getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
    assertThat(acts.complete(field("NG"), assigned).getState())
        .isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(
            tasking
                .as(ncb("NG"))
                .declineTask(
                    DeclineTaskRequest.newBuilder().setTaskId(issued).setReason("held").build())
                .getTask()
                .getState())
        .isEqualTo(TaskState.TASK_STATE_DECLINED);
  }

  @Test
  void what_was_held_goes_on_once_it_is_resumed() {
    String operation = acts.active("NG");
    String assigned = acts.assigned(operation);
    tasking.setState(operation, OperationState.OPERATION_STATE_SUSPENDED);
    assertThat(reasonOf(() -> acts.begin(field("NG"), assigned))).isEqualTo("OPERATION_NOT_ACTIVE");

    tasking.setState(operation, OperationState.OPERATION_STATE_ACTIVE);

    assertThat(acts.begin(field("NG"), assigned).getState())
        .isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  /** Each was refused as an illegal move. */
  @Test
  void what_has_happened_is_taken_in_any_state_and_marked_for_both_sides() {
    String operation = acts.active("NG", "KE");
    String issued = acts.askedByKenya(operation);
    String declined = acts.askedByKenya(operation);
    var _ =
        tasking
            .as(ncb("NG"))
            .declineTask(
                DeclineTaskRequest.newBuilder().setTaskId(declined).setReason("no people").build());
    String accepted = acts.askedByKenya(operation);
    acts.accept(ncb("NG"), accepted);
    String assigned = acts.assigned(operation);
    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    tasking.setState(operation, OperationState.OPERATION_STATE_CONCLUDED);

    for (String id : List.of(issued, declined, accepted, assigned)) {
      Task begun =
          tasking
              .as(field("NG"))
              .reportTaskStart(ReportTaskStartRequest.newBuilder().setTaskId(id).build())
              .getTask();
      assertThat(begun.getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
      assertThat(begun.getOutOfOrder()).isTrue();
      assertThat(acts.complete(field("NG"), id).getState())
          .isEqualTo(TaskState.TASK_STATE_COMPLETED);
      assertThat(acts.complete(field("NG"), id).getState())
          .isEqualTo(TaskState.TASK_STATE_COMPLETED);
      Task seen = acts.get(PLANNER, id);
      assertThat(seen.getOutOfOrder()).isTrue();
      assertThat(seen.hasStartedTime()).isTrue();
      assertThat(seen).isEqualTo(acts.get(ncb("NG"), id));
    }
    assertThat(acts.get(ncb("KE"), issued).getOutOfOrder()).isTrue();
    assertThat(acts.get(PLANNER, declined).getDeclineReason()).isEqualTo("no people");
  }

  @Test
  void an_end_is_taken_though_no_start_was_reported() {
    String operation = acts.active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();

    Task done = acts.complete(field("NG"), id);

    assertThat(done.getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(done.hasStartedTime()).isFalse();
    assertThat(done.getOutOfOrder()).isTrue();
  }

  @Test
  void reported_times_that_cannot_be_are_taken_and_marked() {
    String operation = acts.active("NG");
    Instant now = tasking.service.clock().instant();
    for (Duration ahead : List.of(Duration.ofMinutes(1), Duration.ofDays(1))) {
      String id = acts.assigned(operation);

      Task started =
          tasking
              .as(field("NG"))
              .startTask(
                  StartTaskRequest.newBuilder()
                      .setTaskId(id)
                      .setOccurredTime(Times.write(now.plus(ahead)))
                      .build())
              .getTask();
      Task done = acts.complete(field("NG"), id);

      assertThat(started.getStartedTime()).isEqualTo(Times.write(now.plus(ahead)));
      assertThat(started.getClockAhead()).isTrue();
      assertThat(started.getOutOfOrder()).isFalse();
      assertThat(done.getClockAhead()).isTrue();
      assertThat(done.getOutOfOrder()).isTrue();
    }
  }

  @Test
  void who_withdrew_starts_nothing_more_and_still_reports_what_it_had_begun() {
    String operation = acts.active("NG", "KE");
    String begun = acts.assigned(operation);
    acts.begin(field("NG"), begun);
    String waiting = acts.assigned(operation);
    String asked = tasking.issued(operation, "NG").getTaskId();
    String hidden = tasking.issued(operation, "KE").getTaskId();

    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);

    assertThat(reasonOf(() -> acts.begin(field("NG"), waiting)))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> acts.accept(ncb("NG"), asked)))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> tasking.as(ncb("NG")).issueTask(aRaid(operation, "KE"))))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> tasking.issued(operation, "NG")))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(acts.complete(field("NG"), begun).getState())
        .isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(acts.list(ncb("NG"), operation))
        .extracting(Task::getTaskId)
        .containsExactlyInAnyOrder(begun, waiting, asked)
        .doesNotContain(hidden);
  }
}
