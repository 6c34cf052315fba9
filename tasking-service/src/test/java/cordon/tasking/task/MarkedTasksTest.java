package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.platform.meter.MarkedFacts;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facts out of order are counted, and both sides find the tasks that bear the mark. */
class MarkedTasksTest {
  private static TaskingFixture tasking;
  private static TaskActs acts;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(MarkedTasksTest.class);
    acts = new TaskActs(tasking);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void each_side_lists_what_is_marked_and_nobody_else_does() {
    String operation = acts.active("NG", "KE", "GH");
    String early = tasking.issued(operation, "NG").getTaskId();
    String ofKenya = acts.askedByKenya(operation);
    String ahead = acts.assigned(operation);
    acts.begin(field("NG"), ahead);
    String quiet = acts.assigned(operation);
    acts.begin(field("NG"), quiet);

    acts.complete(field("NG"), early);
    acts.complete(field("NG"), ofKenya);
    complete(ahead, 3600);
    acts.complete(field("NG"), quiet);

    assertThat(marked(PLANNER, operation)).containsExactly(ahead, ofKenya, early);
    assertThat(marked(ncb("NG"), operation)).containsExactly(ahead, ofKenya, early);
    assertThat(marked(ncb("KE"), operation)).containsExactly(ofKenya);
    assertThat(marked(ncb("GH"), operation)).isEmpty();
    assertThat(acts.list(PLANNER, operation)).hasSize(4);
  }

  @Test
  void a_page_token_of_the_marked_is_none_of_all() {
    String operation = acts.active("NG");
    for (int i = 0; i < 2; i++) {
      acts.complete(field("NG"), tasking.issued(operation, "NG").getTaskId());
    }
    var request = ListTasksRequest.newBuilder().setOperationId(operation).setPageSize(1);
    String token =
        tasking.as(PLANNER).listTasks(request.setMarkedOnly(true).build()).getNextPageToken();

    assertThat(tasking.as(PLANNER).listTasks(request.setPageToken(token).build()).getTasksCount())
        .isEqualTo(1);
    assertThat(reasonOf(() -> tasking.as(PLANNER).listTasks(request.setMarkedOnly(false).build())))
        .isEqualTo("BAD_PAGE_TOKEN");
  }

  @Test
  void each_marked_report_is_counted_once_it_is_taken_and_a_refused_one_is_not() {
    String operation = acts.active("NG");
    String id = tasking.issued(operation, "NG").getTaskId();
    double before = counted("CompleteTask", "out_of_order");
    double ahead = counted("CompleteTask", "clock_ahead");

    acts.complete(field("NG"), id);
    assertThat(counted("CompleteTask", "out_of_order")).isEqualTo(before + 1);
    assertThat(counted("CompleteTask", "clock_ahead")).isEqualTo(ahead);

    // Marked already; it is a report of its own all the same.
    complete(id, 3600);
    assertThat(counted("CompleteTask", "out_of_order")).isEqualTo(before + 2);
    assertThat(counted("CompleteTask", "clock_ahead")).isEqualTo(ahead + 1);

    assertThat(
            reasonOf(() ->
                tasking
                    .as(field("NG"))
                    .completeTask(
                        CompleteTaskRequest.newBuilder().setTaskId(id).setVersion(1).build())))
        .isEqualTo("STALE_VERSION");
    assertThat(reasonOf(() -> acts.complete(field("GH"), id))).isEqualTo("NOT_FOUND");
    assertThat(counted("CompleteTask", "out_of_order")).isEqualTo(before + 2);
  }

  private static void complete(String id, long secondsAhead) {
    var _ =
        tasking
            .as(field("NG"))
            .completeTask(
                CompleteTaskRequest.newBuilder()
                    .setTaskId(id)
                    .setOccurredTime(
                        Timestamp.newBuilder()
                            .setSeconds(
                                tasking.service.clock().instant().getEpochSecond() + secondsAhead))
                    .build());
  }

  private static List<String> marked(TestCaller caller, String operation) {
    return tasking
        .as(caller)
        .listTasks(
            ListTasksRequest.newBuilder().setOperationId(operation).setMarkedOnly(true).build())
        .getTasksList()
        .stream()
        .map(Task::getTaskId)
        .toList();
  }

  private static double counted(String fact, String mark) {
    Counter counter =
        tasking
            .service
            .bean(MeterRegistry.class)
            .find(MarkedFacts.NAME)
            .tags("service", "tasking", "fact", fact, "mark", mark)
            .counter();
    return counter == null ? 0 : counter.count();
  }
}
