package cordon.tasking.task;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.OperationState;
import cordon.platform.store.Listing;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of tasks with descriptions as long as the contract allows. */
class LargeTaskPagesTest {
  private static final int ISSUED = 90;
  private static TaskingFixture tasking;
  private static String operation;
  private static List<String> newestFirst;

  @BeforeAll
  static void issue() {
    tasking = new TaskingFixture(LargeTaskPagesTest.class);
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    IssueTaskRequest.Builder large = TaskingFixture.aRaid(operation, "NG").toBuilder();
    large.getSpecBuilder().setDescription("網".repeat(4000));
    var planner = tasking.as(PLANNER);
    newestFirst = new ArrayList<>();
    for (int i = 0; i < ISSUED; i++) {
      newestFirst.addFirst(planner.issueTask(large.build()).getTask().getTaskId());
    }
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void whoever_follows_the_tokens_meets_each_large_row_once() {
    for (TestCaller caller : List.of(PLANNER, ncb("NG"))) {
      for (int size : new int[] {0, 13, 200}) {
        assertThat(walk(caller, size)).isEqualTo(newestFirst);
      }
    }
  }

  @Test
  void the_largest_page_is_not_the_whole_list() {
    assertThat(page(PLANNER, 200, "").getTasksCount()).isBetween(80, ISSUED - 1);
  }

  private static List<String> walk(TestCaller caller, int size) {
    var met = new ArrayList<String>();
    String token = "";
    do {
      ListTasksResponse page = page(caller, size, token);
      assertThat(page.getSerializedSize()).isLessThan(Listing.LARGEST + 16 * 1024);
      page.getTasksList().stream().map(Task::getTaskId).forEach(met::add);
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return met;
  }

  private static ListTasksResponse page(TestCaller caller, int size, String token) {
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
