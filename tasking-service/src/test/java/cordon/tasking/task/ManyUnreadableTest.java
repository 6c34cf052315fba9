package cordon.tasking.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.operations.v1.OperationState;
import cordon.platform.time.Ids;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thousands of rows that cannot be read, as after a step back, cost each page a bounded look. */
class ManyUnreadableTest {
  private static final int MANY = 2_500;
  private static TaskingFixture tasking;
  private static String operation;
  private static List<String> readable;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(ManyUnreadableTest.class);
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    String first = issued();
    Document row = Objects.requireNonNull(tasks().find(Filters.eq("_id", first)).first());
    unreadable(row);
    String second = issued();
    unreadable(row);
    readable = List.of(second, first);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void no_page_reads_more_than_a_few_times_its_size() {
    for (TestCaller caller : List.of(TaskingFixture.PLANNER, TaskingFixture.ncb("NG"))) {
      long read =
          tasking.service.examined(
              "tasks",
              () -> {
                ListTasksResponse page = list(caller, 10, "");
                assertThat(page.getTasksList()).isEmpty();
                assertThat(page.getUnreadable()).isPositive();
                assertThat(page.getNextPageToken()).isNotEmpty();
              });

      assertThat(read).isLessThan(200);
    }
  }

  @Test
  void whoever_follows_the_tokens_meets_each_that_can_be_read_and_each_left_out_once() {
    for (TestCaller caller : List.of(TaskingFixture.PLANNER, TaskingFixture.ncb("NG"))) {
      for (int size : List.of(10, 100)) {
        var met = new ArrayList<String>();
        int leftOut = 0;
        int pages = 0;
        String token = "";
        do {
          ListTasksResponse page = list(caller, size, token);
          page.getTasksList().stream().map(Task::getTaskId).forEach(met::add);
          leftOut += page.getUnreadable();
          pages++;
          token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(met).containsExactlyElementsOf(readable);
        assertThat(leftOut).isEqualTo(2 * MANY);
        assertThat(pages).isGreaterThan(5);
      }
    }
  }

  private static String issued() {
    return tasking.issued(operation, "NG").getTaskId();
  }

  private static void unreadable(Document row) {
    var rows = new ArrayList<Document>();
    for (int i = 0; i < MANY; i++) {
      rows.add(new Document(row).append("_id", Ids.next()).append("state", "COUNTER_PROPOSED"));
    }
    tasks().insertMany(rows);
  }

  private static MongoCollection<Document> tasks() {
    return tasking.service.mongo().collection("tasks", Document.class);
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
}
