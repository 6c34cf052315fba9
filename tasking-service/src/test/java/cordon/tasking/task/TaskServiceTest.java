package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Anew;
import cordon.platform.projection.Digest;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskState;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskServiceTest {
  private static TaskingFixture tasking;
  private static TaskActs acts;

  @BeforeAll
  static void start() {
    // A start is granted on knowledge of up to five seconds.
    tasking = new TaskingFixture(TaskServiceTest.class, Map.of("cordon.lease", "25s"));
    acts = new TaskActs(tasking);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void a_task_goes_from_the_request_to_the_end() {
    String operation = acts.active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();

    acts.accept(ncb("NG"), id);
    acts.assign(ncb("NG"), id);
    acts.begin(field("NG"), id);
    Task done = acts.complete(field("NG"), id);

    assertThat(done.getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
    assertThat(done.getVersion()).isEqualTo(5);
    assertThat(done.hasStartedTime()).isTrue();
  }

  @Test
  void nothing_is_asked_of_a_country_that_does_not_take_part() {
    String operation = acts.active("NG");
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

  /** As guests could be given work all the same (https://github.com/geodes-sms/relis/issues/99). */
  @Test
  void nothing_is_asked_of_a_country_that_does_not_take_part_in_full() {
    String operation = acts.active("NG");
    for (ParticipantKind kind :
        List.of(
            ParticipantKind.PARTICIPANT_KIND_ASSOCIATE,
            ParticipantKind.PARTICIPANT_KIND_OBSERVER,
            ParticipantKind.PARTICIPANT_KIND_SUPPORTING_ORGANISATION)) {
      tasking.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED, kind);

      assertThat(reasonOf(() -> tasking.issued(operation, "GH"))).isEqualTo("PARTICIPANT_KIND");
      assertThat(reasonOf(() -> tasking.as(ncb("GH")).issueTask(aRaid(operation, "GH"))))
          .isEqualTo("PARTICIPANT_KIND");
      assertThat(reasonOf(() -> tasking.as(ncb("GH")).issueTask(aRaid(operation, "NG"))))
          .isEqualTo("PARTICIPANT_KIND");
    }
    tasking.participate(
        operation,
        "GH",
        ParticipationState.PARTICIPATION_STATE_ACCEPTED,
        ParticipantKind.PARTICIPANT_KIND_FULL);

    assertThat(tasking.issued(operation, "GH").getExecutorCountry()).isEqualTo("GH");
  }

  /** Who left as a full participant and came back as an associate. */
  @Test
  void what_was_asked_before_is_not_granted_to_an_associate_and_its_facts_are_taken() {
    String operation = acts.active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();
    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    tasking.participate(
        operation,
        "NG",
        ParticipationState.PARTICIPATION_STATE_ACCEPTED,
        ParticipantKind.PARTICIPANT_KIND_ASSOCIATE);

    assertThat(reasonOf(() -> acts.accept(ncb("NG"), id))).isEqualTo("PARTICIPANT_KIND");
    assertThat(acts.complete(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_COMPLETED);
  }

  @Test
  void a_task_is_there_for_who_asked_and_who_executes_and_for_nobody_else() {
    String operation = acts.active("NG", "KE", "GH");
    String id = tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();
    var get = GetTaskRequest.newBuilder().setTaskId(id).build();

    for (TestCaller party : List.of(ncb("KE"), ncb("NG"), field("NG"), PLANNER)) {
      assertThat(tasking.as(party).getTask(get).getTask().getTaskId()).isEqualTo(id);
    }
    assertThat(reasonOf(() -> tasking.as(ncb("GH")).getTask(get))).isEqualTo("NOT_FOUND");
    assertThat(acts.list(ncb("GH"), operation)).isEmpty();
    assertThat(acts.list(ncb("KE"), operation)).hasSize(1);
  }

  /** Was answered as a fault of the service in every case. */
  @Test
  void a_country_records_an_action_of_its_own() {
    String operation = acts.active("NG");

    Task own = tasking.as(ncb("NG")).issueTask(aRaid(operation, "NG")).getTask();

    assertThat(own.getRequesterCountry()).isEqualTo("NG");
    assertThat(own.getState()).isEqualTo(TaskState.TASK_STATE_ACCEPTED);
  }

  @Test
  void only_the_executor_moves_a_task() {
    String operation = acts.active("NG", "KE");
    String id = tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();

    for (Runnable act :
        List.<Runnable>of(
            () -> acts.accept(ncb("KE"), id),
            () ->
                tasking
                    .as(ncb("KE"))
                    .declineTask(
                        DeclineTaskRequest.newBuilder().setTaskId(id).setReason("no").build()),
            () -> acts.assign(ncb("KE"), id),
            () -> acts.begin(field("KE"), id),
            () -> acts.complete(field("KE"), id))) {
      assertThat(reasonOf(act)).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void what_others_are_asked_does_not_change_what_a_look_costs() {
    String operation = acts.active("NG", "GH");
    for (int i = 0; i < 120; i++) {
      tasking.issued(operation, "NG");
    }
    for (int i = 0; i < 5; i++) {
      acts.list(ncb("NG"), operation);
    }

    long examined =
        tasking.service.examined(
            "tasks", () -> assertThat(acts.list(ncb("GH"), operation)).isEmpty());

    assertThat(examined).isZero();
    assertThat(
            tasking.service.examined(
                "tasks", () -> assertThat(acts.list(ncb("NG"), operation)).hasSize(50)))
        .isEqualTo(51);
  }

  @Test
  void pages_follow_each_other_without_gap() {
    String operation = acts.active("NG");
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
    String operation = acts.active("NG", "KE");
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

  @Test
  void what_cannot_be_read_of_a_country_holds_its_permissions_and_no_others() {
    String operation = acts.active("NG", "KE");
    String own = tasking.issued(operation, "NG").getTaskId();
    acts.accept(ncb("NG"), own);
    acts.assign(ncb("NG"), own);
    long parked = tasking.service.parked("plan");

    tasking.operations.append(
        operation + ".NG",
        99,
        "cordon.operations.v1.Participation",
        ByteString.copyFromUtf8("\u0001"));
    await().until(() -> tasking.service.parked("plan") == parked + 1);

    assertThat(reasonOf(() -> acts.begin(field("NG"), own))).isEqualTo("PLAN_NOT_CURRENT");
    assertThat(reasonOf(() -> tasking.issued(operation, "NG"))).isEqualTo("PLAN_NOT_CURRENT");
    assertThat(tasking.issued(operation, "KE").getVersion()).isEqualTo(1);
    // What has happened is taken all the same.
    assertThat(acts.complete(field("NG"), own).getState())
        .isEqualTo(TaskState.TASK_STATE_COMPLETED);
    // It would be left out of the view for the tests that follow.
    tasking
        .service
        .mongo()
        .collection("parked", org.bson.Document.class)
        .deleteMany(new org.bson.Document("aggregate", "operations/" + operation + ".NG"));
  }

  private static String plan() {
    ViewBuild build = tasking.service.bean(Views.class).serving("plan");
    return Digest.of(tasking.service.mongo(), build, List.of("known_operations"));
  }
}
