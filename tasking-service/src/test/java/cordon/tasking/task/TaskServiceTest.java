package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Anew;
import cordon.platform.conformance.Load;
import cordon.platform.contract.Times;
import cordon.platform.projection.Digest;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.time.Ids;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskState;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskServiceTest {
  private static TaskingFixture tasking;

  @BeforeAll
  static void start() {
    // A start is granted on knowledge of up to five seconds.
    tasking = new TaskingFixture(TaskServiceTest.class, Map.of("cordon.lease", "25s"));
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void a_task_goes_from_the_request_to_the_end() {
    String operation = active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();

    accept(ncb("NG"), id);
    assign(ncb("NG"), id);
    begin(field("NG"), id);
    Task done = complete(field("NG"), id);

    assertThat(done.getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(done.getVersion()).isEqualTo(5);
    assertThat(done.hasStartedTime()).isTrue();
  }

  @Test
  void nothing_is_asked_of_a_country_that_does_not_take_part() {
    String operation = active("NG");
    tasking.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);

    assertThat(reasonOf(() -> tasking.issued(operation, "GH")))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> tasking.as(ncb("GH")).issueTask(aRaid(operation, "NG"))))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG"))))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> tasking.as(PLANNER.country("NG")).issueTask(aRaid(operation, "NG"))))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void a_task_is_there_for_who_asked_and_who_executes_and_for_nobody_else() {
    String operation = active("NG", "KE", "GH");
    String id = tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();
    var get = GetTaskRequest.newBuilder().setTaskId(id).build();

    for (TestCaller party : List.of(ncb("KE"), ncb("NG"), field("NG"), PLANNER)) {
      assertThat(tasking.as(party).getTask(get).getTask().getTaskId()).isEqualTo(id);
    }
    assertThat(reasonOf(() -> tasking.as(ncb("GH")).getTask(get))).isEqualTo("NOT_FOUND");
    assertThat(list(ncb("GH"), operation)).isEmpty();
    assertThat(list(ncb("KE"), operation)).hasSize(1);
  }

  @Test
  void only_the_executor_moves_a_task() {
    String operation = active("NG", "KE");
    String id = tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();

    for (Runnable act :
        List.<Runnable>of(
            () -> accept(ncb("KE"), id),
            () ->
                tasking
                    .as(ncb("KE"))
                    .declineTask(
                        DeclineTaskRequest.newBuilder().setTaskId(id).setReason("no").build()),
            () -> assign(ncb("KE"), id),
            () -> begin(field("KE"), id),
            () -> complete(field("KE"), id))) {
      assertThat(reasonOf(act)).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void no_start_is_granted_before_the_operation_begins() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    String id = assigned(operation);

    assertThat(reasonOf(() -> begin(field("NG"), id))).isEqualTo("OPERATION_NOT_ACTIVE");

    tasking.setState(operation, OperationState.OPERATION_STATE_ACTIVE);
    assertThat(begin(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void no_start_is_granted_on_stale_knowledge_of_the_plan() {
    String id = assigned(active("NG"));
    tasking.operations.pause();
    tasking.service.clock().advance(Duration.ofSeconds(6));

    assertThat(reasonOf(() -> beginAtOnce(id))).isEqualTo("PLAN_NOT_CURRENT");

    tasking.operations.resume();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> beginAtOnce(id).getState() == TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void no_start_is_granted_while_the_source_answers_and_numbers_nothing() throws Exception {
    String id = assigned(active("NG"));
    tasking.operations.standStill();
    Thread.sleep(Duration.ofSeconds(6));

    assertThat(reasonOf(() -> beginAtOnce(id))).isEqualTo("PLAN_NOT_CURRENT");

    tasking.operations.goOn();
    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> beginAtOnce(id).getState() == TaskState.TASK_STATE_IN_PROGRESS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void starts_are_granted_however_busy_the_source_and_this_service_are(int perSecond)
      throws InterruptedException {
    String operation = active("NG");
    var ids = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      ids.add(assigned(operation));
    }
    try (var _ = Load.of(perSecond, TaskServiceTest::somethingElse);
        var _ = Load.of(perSecond, () -> tasking.issued(operation, "NG"))) {
      Thread.sleep(Duration.ofSeconds(7));
      for (String id : ids) {
        assertThat(beginAtOnce(id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
        Thread.sleep(300);
      }
    }
  }

  @Test
  void an_end_is_a_fact_and_is_taken_though_the_operation_is_over() {
    String operation = active("NG");
    String id = assigned(operation);
    begin(field("NG"), id);

    tasking.setState(operation, OperationState.OPERATION_STATE_CONCLUDED);

    assertThat(complete(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
  }

  /** Each was refused as an illegal move. */
  @Test
  void what_has_happened_is_taken_in_any_state_and_marked_for_both_sides() {
    String operation = active("NG", "KE");
    String issued = askedByKenya(operation);
    String declined = askedByKenya(operation);
    var _ =
        tasking
            .as(ncb("NG"))
            .declineTask(
                DeclineTaskRequest.newBuilder().setTaskId(declined).setReason("no people").build());
    String accepted = askedByKenya(operation);
    accept(ncb("NG"), accepted);
    String assigned = assigned(operation);
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
      assertThat(complete(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
      assertThat(complete(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
      Task seen = get(PLANNER, id);
      assertThat(seen.getOutOfOrder()).isTrue();
      assertThat(seen.hasStartedTime()).isTrue();
      assertThat(seen).isEqualTo(get(ncb("NG"), id));
    }
    assertThat(get(ncb("KE"), issued).getOutOfOrder()).isTrue();
    assertThat(get(PLANNER, declined).getDeclineReason()).isEqualTo("no people");
  }

  @Test
  void an_end_is_taken_though_no_start_was_reported() {
    String operation = active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();

    Task done = complete(field("NG"), id);

    assertThat(done.getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(done.hasStartedTime()).isFalse();
    assertThat(done.getOutOfOrder()).isTrue();
  }

  @Test
  void reported_times_that_cannot_be_are_taken_and_marked() {
    String operation = active("NG");
    Instant now = tasking.service.clock().instant();
    for (Duration ahead : List.of(Duration.ofMinutes(1), Duration.ofDays(1))) {
      String id = assigned(operation);

      Task started =
          tasking
              .as(field("NG"))
              .startTask(
                  StartTaskRequest.newBuilder()
                      .setTaskId(id)
                      .setOccurredTime(Times.write(now.plus(ahead)))
                      .build())
              .getTask();
      Task done = complete(field("NG"), id);

      assertThat(started.getStartedTime()).isEqualTo(Times.write(now.plus(ahead)));
      assertThat(started.getClockAhead()).isTrue();
      assertThat(started.getOutOfOrder()).isFalse();
      assertThat(done.getClockAhead()).isTrue();
      assertThat(done.getOutOfOrder()).isTrue();
    }
  }

  @Test
  void who_withdrew_starts_nothing_more_and_still_reports_what_it_had_begun() {
    String operation = active("NG", "KE");
    String begun = assigned(operation);
    begin(field("NG"), begun);
    String waiting = assigned(operation);
    String asked = tasking.issued(operation, "NG").getTaskId();
    String hidden = tasking.issued(operation, "KE").getTaskId();

    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);

    assertThat(reasonOf(() -> begin(field("NG"), waiting))).isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> accept(ncb("NG"), asked))).isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(reasonOf(() -> tasking.as(ncb("NG")).issueTask(aRaid(operation, "KE"))))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> tasking.issued(operation, "NG")))
        .isEqualTo("COUNTRY_NOT_PARTICIPATING");
    assertThat(complete(field("NG"), begun).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(list(ncb("NG"), operation))
        .extracting(Task::getTaskId)
        .containsExactlyInAnyOrder(begun, waiting, asked)
        .doesNotContain(hidden);
  }

  @Test
  void what_others_are_asked_does_not_change_what_a_look_costs() {
    String operation = active("NG", "GH");
    for (int i = 0; i < 120; i++) {
      tasking.issued(operation, "NG");
    }
    for (int i = 0; i < 5; i++) {
      list(ncb("NG"), operation);
    }

    long examined =
        tasking.service.examined("tasks", () -> assertThat(list(ncb("GH"), operation)).isEmpty());

    assertThat(examined).isZero();
    assertThat(
            tasking.service.examined(
                "tasks", () -> assertThat(list(ncb("NG"), operation)).hasSize(50)))
        .isEqualTo(51);
  }

  @Test
  void pages_follow_each_other_without_gap() {
    String operation = active("NG");
    for (int i = 0; i < 5; i++) {
      tasking.issued(operation, "NG");
    }
    var request = ListTasksRequest.newBuilder().setOperationId(operation).setPageSize(2);
    var first = tasking.as(PLANNER).listTasks(request.build());
    var second =
        tasking.as(PLANNER).listTasks(request.setPageToken(first.getNextPageToken()).build());
    var third =
        tasking.as(PLANNER).listTasks(request.setPageToken(second.getNextPageToken()).build());

    assertThat(third.getTasksList()).hasSize(1);
    assertThat(third.getNextPageToken()).isEmpty();
    assertThat(second.getTasks(0).getTaskId()).isLessThan(first.getTasks(1).getTaskId());
  }

  @Test
  void a_garbled_entry_parks_its_aggregate_and_a_rebuild_gives_the_same_view() {
    tasking.operations.append(
        "garbled", 1, "cordon.operations.v1.Operation", ByteString.copyFromUtf8("\u0001"));
    String operation = active("NG", "KE");
    tasking.issued(operation, "NG");
    long parked = tasking.service.parked("plan");
    String before = plan();

    long head = tasking.service.bean(Projector.class).reached().position();
    Anew.build(tasking.service, "plan");

    // Whatever the other tests have entered is read again, thousands of them.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> tasking.service.bean(Projector.class).reached().position() >= head);
    assertThat(parked).isEqualTo(1);
    assertThat(plan()).isEqualTo(before);
  }

  private static String plan() {
    ViewBuild build = tasking.service.bean(Views.class).serving("plan");
    return Digest.of(tasking.service.mongo(), build, List.of("known_operations"));
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

  private static String active(String... countries) {
    return tasking.operation(OperationState.OPERATION_STATE_ACTIVE, countries);
  }

  private static String assigned(String operation) {
    String id = tasking.issued(operation, "NG").getTaskId();
    accept(ncb("NG"), id);
    assign(ncb("NG"), id);
    return id;
  }

  private static String askedByKenya(String operation) {
    return tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();
  }

  private static Task get(TestCaller caller, String id) {
    return tasking.as(caller).getTask(GetTaskRequest.newBuilder().setTaskId(id).build()).getTask();
  }

  private static Task accept(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  private static Task assign(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .assignTask(AssignTaskRequest.newBuilder().setTaskId(id).setTeam("Lagos 3").build())
        .getTask();
  }

  private static Task begin(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .startTask(StartTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  private static Task beginAtOnce(String id) {
    return tasking
        .atOnce(field("NG"))
        .startTask(StartTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  private static Task complete(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .completeTask(CompleteTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  private static List<Task> list(TestCaller caller, String operation) {
    return tasking
        .as(caller)
        .listTasks(ListTasksRequest.newBuilder().setOperationId(operation).build())
        .getTasksList();
  }
}
