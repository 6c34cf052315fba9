package cordon.tasking.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.v1.OperationState;
import cordon.platform.conformance.Refusals;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasks that a newer version has written, as they are met while versions change. */
class NewerFormsTest {
  private static TaskingFixture tasking;
  private static String operation;
  private static final List<String> readable = new ArrayList<>();
  private static String ofNewKind;
  private static String inNewState;
  private static String damaged;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(NewerFormsTest.class);
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    readable.add(issued());
    ofNewKind = changed(Updates.set("spec.action.kind", "drone_seizure"));
    readable.add(issued());
    inNewState = changed(Updates.set("state", "COUNTER_PROPOSED"));
    damaged = changed(Updates.unset("spec.title"));
    readable.add(issued());
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  private static String issued() {
    return tasking.issued(operation, "NG").getTaskId();
  }

  private static String changed(Bson how) {
    String id = issued();
    tasks().updateOne(Filters.eq("_id", id), how);
    return id;
  }

  private static com.mongodb.client.MongoCollection<Document> tasks() {
    return tasking.service.mongo().collection("tasks", Document.class);
  }

  @Test
  void a_page_gives_what_can_be_read_and_says_how_many_are_left_out() {
    ListTasksResponse page = list(TaskingFixture.PLANNER, 50, "");

    assertThat(ids(page)).containsExactlyElementsOf(readable.reversed());
    assertThat(page.getUnreadable()).isEqualTo(3);
    assertThat(page.getNextPageToken()).isEmpty();
  }

  @Test
  void whoever_follows_the_tokens_meets_each_that_can_be_read_and_each_left_out_once() {
    for (int size = 1; size <= 4; size++) {
      var met = new ArrayList<String>();
      int leftOut = 0;
      String token = "";
      do {
        ListTasksResponse page = list(TaskingFixture.PLANNER, size, token);
        met.addAll(ids(page));
        leftOut += page.getUnreadable();
        token = page.getNextPageToken();
      } while (!token.isEmpty());

      assertThat(met).as("pages of %d", size).containsExactlyElementsOf(readable.reversed());
      assertThat(leftOut).as("pages of %d", size).isEqualTo(3);
    }
  }

  @Test
  void a_country_is_served_its_own_in_the_same_way() {
    for (int size = 1; size <= 4; size++) {
      var met = new ArrayList<String>();
      int leftOut = 0;
      String token = "";
      do {
        ListTasksResponse page = list(TaskingFixture.ncb("NG"), size, token);
        met.addAll(ids(page));
        leftOut += page.getUnreadable();
        token = page.getNextPageToken();
      } while (!token.isEmpty());

      assertThat(met).as("pages of %d", size).containsExactlyElementsOf(readable.reversed());
      assertThat(leftOut).as("pages of %d", size).isEqualTo(3);
    }
  }

  @Test
  void one_that_cannot_be_read_is_refused_by_a_reason_of_its_own() {
    for (String id : List.of(ofNewKind, inNewState, damaged)) {
      assertThat(
              Refusals.reasonOf(() ->
                  tasking
                      .as(TaskingFixture.PLANNER)
                      .getTask(GetTaskRequest.newBuilder().setTaskId(id).build())))
          .isEqualTo("UNREADABLE");
    }
  }

  @Test
  void who_may_not_see_it_is_told_what_they_are_told_of_any_other() {
    assertThat(
            Refusals.reasonOf(() ->
                tasking
                    .as(TaskingFixture.ncb("KE"))
                    .getTask(GetTaskRequest.newBuilder().setTaskId(ofNewKind).build())))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void nothing_is_done_to_what_cannot_be_read() {
    Document before = tasks().find(Filters.eq("_id", ofNewKind)).first();

    assertThat(
            Refusals.reasonOf(() ->
                tasking
                    .as(TaskingFixture.ncb("NG"))
                    .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(ofNewKind).build())))
        .isEqualTo("UNREADABLE");
    assertThat(
            Refusals.reasonOf(() ->
                tasking
                    .as(TaskingFixture.field("NG"))
                    .completeTask(CompleteTaskRequest.newBuilder().setTaskId(ofNewKind).build())))
        .isEqualTo("UNREADABLE");

    assertThat(tasks().find(Filters.eq("_id", ofNewKind)).first()).isEqualTo(before);
  }

  @Test
  void the_others_go_on() {
    Task accepted =
        tasking
            .as(TaskingFixture.ncb("NG"))
            .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(readable.getFirst()).build())
            .getTask();

    assertThat(accepted.getVersion()).isEqualTo(2);
  }

  private static ListTasksResponse list(TestCaller caller, int size, String token) {
    return tasking
        .as(caller)
        .listTasks(
            ListTasksRequest.newBuilder()
                .setOperationId(operation)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  private static List<String> ids(ListTasksResponse page) {
    return page.getTasksList().stream().map(Task::getTaskId).toList();
  }
}
