package cordon.tasking.task;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.journal.Blocks;
import cordon.platform.projection.Projector;
import cordon.tasking.TaskingFixture;
import cordon.tasking.plan.PlanStore;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskServiceGrpc;
import cordon.tasking.v1.TaskState;
import cordon.tasking.v1.WatchTasksRequest;
import cordon.tasking.v1.WatchTasksResponse;
import cordon.testsupport.TestCaller;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever watches tasks is told of each change that they may see, and of nothing else. */
class TaskStreamTest {
  private static TaskingFixture tasking;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(TaskStreamTest.class);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void a_stream_begins_without_a_task_and_tells_of_each_that_changes() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH");
    var _ = tasking.issued(operation, "NG");
    settle();
    var watch = watch(PLANNER, operation, "");
    WatchTasksResponse first = read(watch);
    quiet(watch);

    Task issued = tasking.issued(operation, "GH");
    Task told = one(read(watch));
    accept(issued, "GH");
    Task then = one(read(watch));

    assertThat(first.getBegins()).isTrue();
    assertThat(first.getTasksList()).isEmpty();
    assertThat(told).isEqualTo(issued);
    assertThat(then.getState()).isEqualTo(TaskState.TASK_STATE_ACCEPTED);
    watch.cancel("seen enough", null);
  }

  @Test
  void a_country_is_told_of_what_it_asks_or_is_asked_and_of_nobody_elses() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH", "KE");
    String another = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    var watch = watch(ncb("NG"), operation, "");
    var _ = read(watch);

    accept(tasking.issued(operation, "GH"), "GH");
    var _ = tasking.as(ncb("KE")).issueTask(aRaid(operation, "GH"));
    var _ = tasking.issued(another, "NG");
    tasking.participate(operation, "CI", ParticipationState.PARTICIPATION_STATE_INVITED);
    quiet(watch);
    Task asked = tasking.issued(operation, "NG");
    Task told = one(read(watch));
    Task asks = tasking.as(ncb("NG")).issueTask(aRaid(operation, "KE")).getTask();

    assertThat(told).isEqualTo(asked);
    assertThat(one(read(watch))).isEqualTo(asks);
    watch.cancel("seen enough", null);
  }

  @Test
  void approvals_are_told_to_no_country_but_the_one_that_carries_out() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "KE");
    Task asked = tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask();
    settle();
    var asking = watch(ncb("KE"), operation, "");
    var executing = watch(ncb("NG"), operation, "");
    var _ = read(asking);
    var _ = read(executing);

    var request = AcceptTaskRequest.newBuilder().setTaskId(asked.getTaskId());
    request.addApprovalsBuilder().setAuthority("The court").setReference("FHC/L/12/2026");
    Task accepted = tasking.as(ncb("NG")).acceptTask(request.build()).getTask();

    assertThat(one(read(asking))).isEqualTo(accepted.toBuilder().clearApprovals().build());
    assertThat(one(read(executing))).isEqualTo(accepted);
    assertThat(accepted.getApprovalsList()).hasSize(1);
    asking.cancel("seen enough", null);
    executing.cancel("seen enough", null);
  }

  @Test
  void a_country_that_does_not_take_part_finds_no_operation() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    tasking.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);
    var _ = tasking.issued(operation, "NG");

    assertThat(refusedTo(ncb("KE"), operation)).isEqualTo("NOT_FOUND");
    assertThat(refusedTo(ncb("GH"), operation)).isEqualTo("NOT_FOUND");
    assertThat(refusedTo(PLANNER, "01890a5d-ac96-774b-bcce-b302099a8057")).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTICIPATION_STATE_WITHDRAWN", "PARTICIPATION_STATE_DECLINED"})
  void an_open_stream_ends_within_a_second_when_the_country_takes_part_no_more(
      ParticipationState ended) throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH");
    tasking.awaitCurrent();
    var watch = watch(ncb("NG"), operation, "");
    var other = watch(ncb("GH"), operation, "");
    var _ = read(watch);
    var _ = read(other);

    tasking.participate(operation, "NG", ended);
    long began = System.nanoTime();
    var refusal = catchThrowableOfType(StatusRuntimeException.class, () -> read(watch));

    assertThat(Refusals.reasonOf(refusal)).isEqualTo("NOT_FOUND");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1500);
    quiet(other);
    other.cancel("seen enough", null);
  }

  @Test
  void a_reader_who_was_cut_off_is_told_what_he_has_missed_and_nothing_twice() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH");
    var watch = watch(ncb("NG"), operation, "");
    var _ = read(watch);
    var _ = tasking.issued(operation, "NG");
    String seen = read(watch).getEventId();
    watch.cancel("cut off", null);
    var _ = tasking.issued(operation, "GH");

    var nothingNew = watch(ncb("NG"), operation, seen);
    quiet(nothingNew);
    nothingNew.cancel("cut off again", null);
    List<Task> missed = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      missed.add(tasking.issued(operation, "NG"));
    }
    List<Task> told = told(watch(ncb("NG"), operation, seen), 3);
    tasking.service.restart();
    List<Task> afterRestart = told(watch(ncb("NG"), operation, seen), 3);

    assertThat(told).isEqualTo(missed);
    assertThat(afterRestart).isEqualTo(missed);
  }

  @Test
  void a_stream_that_said_nothing_yet_is_gone_on_with_from_its_beginning() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    var watch = watch(ncb("NG"), operation, "");
    String begun = read(watch).getEventId();
    watch.cancel("cut off", null);
    Task missed = tasking.issued(operation, "NG");

    WatchTasksResponse next = read(watch(ncb("NG"), operation, begun));

    assertThat(next.getBegins()).isFalse();
    assertThat(next.getTasksList()).containsExactly(missed);
  }

  @Test
  void the_place_of_another_stream_begins_anew() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH");
    tasking.awaitCurrent();
    String ofNigeria = read(watch(ncb("NG"), operation, "")).getEventId();
    String again = read(watch(ncb("NG"), operation, "")).getEventId();

    assertThat(read(watch(ncb("GH"), operation, ofNigeria)).getBegins()).isTrue();
    assertThat(read(watch(PLANNER, operation, ofNigeria)).getBegins()).isTrue();
    assertThat(read(watch(ncb("NG"), operation, "1742")).getBegins()).isTrue();
    assertThat(again).isNotEqualTo(ofNigeria).hasSameSizeAs(ofNigeria);
  }

  /** Of tasks so large that what a line takes in on its way is soon full. */
  @Test
  void a_slow_reader_is_told_each_task_as_it_stands_and_not_each_of_its_changes() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    var watch = watch(PLANNER, operation, "");
    var _ = read(watch);
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tasks.add(tasking.as(PLANNER).issueTask(large(operation)).getTask());
    }
    tasks.forEach(task -> accept(task, "NG"));
    for (int i = 0; i < 8; i++) {
      String team = "Team " + i;
      tasks.forEach(task -> assign(task, team));
    }
    settle();

    var latest = new HashMap<String, Task>();
    int told = 0;
    while (latest.values().stream().filter(one -> one.getTeam().equals("Team 7")).count() < 20) {
      WatchTasksResponse next = read(watch);
      assertThat(next.getTasksCount()).isLessThanOrEqualTo(32);
      for (Task task : next.getTasksList()) {
        Task before = latest.put(task.getTaskId(), task);
        assertThat(before == null || before.getVersion() < task.getVersion()).isTrue();
        told++;
      }
    }

    assertThat(told).isLessThan(20 * 10);
    quiet(watch);
    watch.cancel("seen enough", null);
  }

  @Test
  void how_many_events_a_country_is_told_in_depends_on_its_own_tasks_alone() throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "GH");
    tasking.awaitCurrent();
    String place = read(watch(ncb("NG"), operation, "")).getEventId();
    List<Task> own = new ArrayList<>();
    own.add(tasking.issued(operation, "NG"));
    for (int i = 0; i < 70; i++) {
      var _ = tasking.issued(operation, "GH");
    }
    for (int i = 0; i < 33; i++) {
      own.add(tasking.issued(operation, "NG"));
    }

    settle();
    var watch = watch(ncb("NG"), operation, place);

    assertThat(read(watch).getTasksList()).isEqualTo(own.subList(0, 32));
    assertThat(read(watch).getTasksList()).isEqualTo(own.subList(32, 34));
    quiet(watch);
    watch.cancel("seen enough", null);
  }

  @Test
  void who_is_further_behind_than_ten_thousand_entries_begins_anew() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    tasking.awaitCurrent();
    long before = tasking.service.bean(Projector.class).reached().position();
    Task issued = tasking.issued(operation, "NG");
    settle();
    var watched =
        new WatchedTasks(
            tasking.service.bean(Projector.class),
            tasking.service.bean(Blocks.class),
            tasking.service.bean(PlanStore.class),
            operation);

    assertThat(watched.after(watched.reached() - 10_001, 10)).isEmpty();
    assertThat(watched.after(before, 10).orElseThrow().versions()).containsKey(issued.getTaskId());
    assertThat(watched.hasBeenAt(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void a_task_that_this_version_cannot_read_is_counted_and_keeps_no_other_from_being_told()
      throws Exception {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    tasking.awaitCurrent();
    String place = read(watch(PLANNER, operation, "")).getEventId();
    Task newer = tasking.issued(operation, "NG");
    Task known = tasking.issued(operation, "NG");
    var _ =
        tasking
            .service
            .mongo()
            .collection("tasks", Document.class)
            .updateOne(
                Filters.eq("_id", newer.getTaskId()),
                Updates.set("spec.action.kind", "drone_seizure"));
    settle();

    WatchTasksResponse next = read(watch(PLANNER, operation, place));

    assertThat(next.getTasksList()).containsExactly(known);
    assertThat(next.getUnreadable()).isEqualTo(1);
  }

  private static IssueTaskRequest large(String operation) {
    var request = aRaid(operation, "NG").toBuilder();
    request.getSpecBuilder().setDescription("\u754c".repeat(4000));
    return request.build();
  }

  /** Until the view shows all that was accepted, so that one look finds it together. */
  private static void settle() {
    var journal = tasking.service.mongo().collection("journal", Document.class);
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            tasking.service.bean(Projector.class).reached().position() == journal.countDocuments());
  }

  private static void accept(Task task, String country) {
    var _ =
        tasking
            .as(ncb(country))
            .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(task.getTaskId()).build());
  }

  private static void assign(Task task, String team) {
    var _ =
        tasking
            .as(ncb("NG"))
            .assignTask(
                AssignTaskRequest.newBuilder().setTaskId(task.getTaskId()).setTeam(team).build());
  }

  /** Waits for what was last written to the feed, as the calls of people do. */
  private static BlockingClientCall<?, WatchTasksResponse> watch(
      TestCaller caller, String operation, String lastEventId) {
    return TaskServiceGrpc.newBlockingV2Stub(tasking.as(caller).getChannel())
        .watchTasks(
            WatchTasksRequest.newBuilder()
                .setOperationId(operation)
                .setLastEventId(lastEventId)
                .build());
  }

  private static String refusedTo(TestCaller caller, String operation) {
    return Refusals.reasonOf(() -> read(watch(caller, operation, "")));
  }

  private static List<Task> told(BlockingClientCall<?, WatchTasksResponse> watch, int number) {
    List<Task> told = new ArrayList<>();
    while (told.size() < number) {
      told.addAll(read(watch).getTasksList());
    }
    quiet(watch);
    watch.cancel("seen enough", null);
    return told;
  }

  private static Task one(WatchTasksResponse event) {
    assertThat(event.getBegins()).isFalse();
    assertThat(event.getTasksList()).hasSize(1);
    return event.getTasks(0);
  }

  private static void quiet(BlockingClientCall<?, WatchTasksResponse> watch) {
    assertThatThrownBy(() -> watch.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  private static WatchTasksResponse read(BlockingClientCall<?, WatchTasksResponse> watch) {
    try {
      return Objects.requireNonNull(watch.read(5, TimeUnit.SECONDS), "the stream has ended");
    } catch (StatusException e) {
      throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
