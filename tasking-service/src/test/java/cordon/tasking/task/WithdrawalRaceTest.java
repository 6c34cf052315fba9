package cordon.tasking.task;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.Caveat;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.StoreCommands;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that rest on a participation or an operation, while that ends. */
class WithdrawalRaceTest {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
  private static TaskingFixture tasking;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(WithdrawalRaceTest.class);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  private enum Act {
    ISSUE,
    ACCEPT,
    ASSIGN,
    START
  }

  private enum End {
    WITHDRAWN,
    CONCLUDED,
    SUSPENDED,
    CANCELLED,
    LIMITED
  }

  /** Was granted in every case, though the view showed the withdrawal before. */
  @ParameterizedTest
  @CsvSource({
    "START,  WITHDRAWN, update tasks",
    "START,  WITHDRAWN, commitTransaction",
    "START,  CONCLUDED, update tasks",
    "START,  CONCLUDED, commitTransaction",
    "ASSIGN, WITHDRAWN, update tasks",
    "ASSIGN, WITHDRAWN, commitTransaction",
    "ACCEPT, WITHDRAWN, update tasks",
    "ACCEPT, WITHDRAWN, commitTransaction",
    "ISSUE,  WITHDRAWN, insert tasks",
    "ISSUE,  WITHDRAWN, commitTransaction",
    "ISSUE,  CONCLUDED, insert tasks",
    "ISSUE,  CONCLUDED, commitTransaction",
    "START,  SUSPENDED, commitTransaction",
    "ASSIGN, SUSPENDED, commitTransaction",
    "ISSUE,  CANCELLED, commitTransaction",
    "START,  LIMITED,   update tasks",
    "START,  LIMITED,   commitTransaction",
    "ISSUE,  LIMITED,   insert tasks",
  })
  void nothing_is_granted_that_commits_after_the_view_shows_the_end(
      Act act, End end, String heldBack) {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    Runnable command = prepared(act, operation);
    Runnable later = prepared(act, operation);
    StoreCommands.Held held = tasking.service.commands().hold(heldBack);
    CompletableFuture<Boolean> granted =
        CompletableFuture.supplyAsync(() -> isGranted(command), THREADS);
    held.awaitReached();

    end(operation, end);
    boolean shown = shows(operation);
    held.release();

    assertThat(shown && granted.join()).isFalse();
    await().until(() -> shows(operation));
    assertThat(isGranted(later)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1", "20"})
  void twenty_starts_at_once_are_granted(int countries) {
    var executors = new ArrayList<String>();
    List<String> all =
        List.of(
            "NG", "KE", "GH", "ZA", "EG", "MA", "TN", "SN", "CI", "CM", "UG", "TZ", "RW", "ZM",
            "ZW", "BJ", "BF", "ML", "TG", "GB");
    for (int i = 0; i < 20; i++) {
      executors.add(all.get(i % countries));
    }
    String operation =
        tasking.operation(
            OperationState.OPERATION_STATE_ACTIVE,
            executors.stream().distinct().toArray(String[]::new));
    List<String> ids = executors.stream().map(country -> assigned(operation, country)).toList();
    var starts = new ArrayList<CompletableFuture<Boolean>>();

    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      TestCaller team = field(executors.get(i));
      starts.add(CompletableFuture.supplyAsync(() -> isGranted(() -> begin(team, id)), THREADS));
    }

    assertThat(starts).allMatch(CompletableFuture::join);
  }

  @Test
  void a_withdrawal_shows_while_many_others_start() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "KE");
    var ids = new ArrayList<String>();
    for (int i = 0; i < 60; i++) {
      ids.add(assigned(operation, "KE"));
    }
    var busy =
        ids.stream()
            .map(id ->
                CompletableFuture.supplyAsync(
                    () -> isGranted(() -> begin(field("KE"), id)), THREADS))
            .toList();

    end(operation, End.WITHDRAWN);

    await().atMost(Duration.ofSeconds(20)).until(() -> shows(operation));
    assertThat(busy).allMatch(CompletableFuture::join);
  }

  private static void end(String operation, End end) {
    switch (end) {
      case WITHDRAWN ->
          tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
      case LIMITED ->
          tasking.limit(
              operation,
              "NG",
              Caveat.newBuilder()
                  .setKey("looks")
                  .setInspectionOnly(InspectionOnly.getDefaultInstance())
                  .build());
      case CONCLUDED, SUSPENDED, CANCELLED ->
          tasking.setState(operation, OperationState.valueOf("OPERATION_STATE_" + end));
    }
  }

  /** Whether the view shows what was last written to the feed; a call waits two seconds for it. */
  private static boolean shows(String operation) {
    try {
      var _ =
          tasking
              .afterLast(PLANNER)
              .listTasks(ListTasksRequest.newBuilder().setOperationId(operation).build());
      return true;
    } catch (StatusRuntimeException refused) {
      assertThat(Refusals.reasonOf(refused)).isEqualTo("NOT_YET_SEEN");
      return false;
    }
  }

  private static Runnable prepared(Act act, String operation) {
    return switch (act) {
      case ISSUE -> {
        // The view knows the operation once one is issued.
        var _ = tasking.issued(operation, "NG");
        yield () -> {
          var _ = tasking.atOnce(PLANNER).issueTask(aRaid(operation, "NG"));
        };
      }
      case ACCEPT -> {
        String id = tasking.issued(operation, "NG").getTaskId();
        yield () ->
            tasking
                .atOnce(ncb("NG"))
                .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(id).build());
      }
      case ASSIGN -> {
        String id = accepted(operation, "NG");
        yield () -> assign(ncb("NG"), id);
      }
      case START -> {
        String id = assigned(operation, "NG");
        yield () -> begin(field("NG"), id);
      }
    };
  }

  private static boolean isGranted(Runnable command) {
    try {
      command.run();
      return true;
    } catch (StatusRuntimeException refused) {
      assertThat(Refusals.reasonOf(refused))
          .isIn("COUNTRY_NOT_PARTICIPATING", "OPERATION_NOT_ACTIVE", "CAVEAT");
      return false;
    }
  }

  private static String accepted(String operation, String country) {
    String id = tasking.issued(operation, country).getTaskId();
    var _ =
        tasking
            .atOnce(ncb(country))
            .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(id).build());
    return id;
  }

  private static String assigned(String operation, String country) {
    String id = accepted(operation, country);
    assign(ncb(country), id);
    return id;
  }

  private static void assign(TestCaller officer, String id) {
    var _ =
        tasking
            .atOnce(officer)
            .assignTask(AssignTaskRequest.newBuilder().setTaskId(id).setTeam("One").build());
  }

  private static void begin(TestCaller team, String id) {
    var _ = tasking.atOnce(team).startTask(StartTaskRequest.newBuilder().setTaskId(id).build());
  }
}
