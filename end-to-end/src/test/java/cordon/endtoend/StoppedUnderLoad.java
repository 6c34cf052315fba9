package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * While people call both releases, the parts of one are stopped: nothing acknowledged is lost or
 * done twice, no event is lost or repeated, and nobody waits for long.
 */
final class StoppedUnderLoad {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /** What a stream has to tell when it is opened has come by then. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final List<String> PEOPLE =
      List.of("planner", "ng-field", "leadership", "duty", "auditor");

  private final TwoReleases releases;
  private final PlayedOperation operation;
  private final CordonCopy going;
  private final CordonCopy staying;

  StoppedUnderLoad(TwoReleases releases, PlayedOperation operation, CordonCopy going) {
    this.releases = releases;
    this.operation = operation;
    this.going = going;
    staying = going == releases.before ? releases.after : releases.before;
  }

  /**
   * A gateway of this release keeps to its own services, as what it has a stream of is new.
   *
   * @param parts of the copy that goes, in the order in which they are stopped
   */
  void inTurn(String... parts) throws Exception {
    PEOPLE.forEach(staying::token);
    String front = releases.front(releases.before, releases.after);
    releases.feeds(releases.before, releases.before, releases.after);
    releases.feeds(releases.after, releases.before, releases.after);
    releases.calls(releases.before, releases.before, releases.after);
    try (var asker = new Caller(front, staying::token);
        var ofThis = new Caller(releases.after.address(), staying::token);
        // One at each gateway.
        var figures = new Follower(() -> asker.request("leadership", watch("outcome")));
        var same = new Follower(() -> asker.request("leadership", watch("outcome")));
        var tasks = new Follower(() -> ofThis.request("auditor", watch("tasks")))) {
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(List.of(figures.events(), same.events(), tasks.events()))
                  .as("%s %s", figures.problems(), tasks.problems())
                  .noneMatch(List::isEmpty));
      Load load = stop(front, parts);

      operation.reported(load.results().size());
      assertThereOnce(load);
      for (Follower one : List.of(figures, same)) {
        assertFiguresTold(one);
        assertNothingToldAgain(one);
      }
      if (staying == releases.after) {
        assertTasksTold(tasks, load.tasks().values());
      }
      Duration longest = load.waits().getLast();
      System.out.printf(
          "%s stopped under load: %d tasks, %d reports, %d reads, the longest %d ms;"
              + " %d figures in %d streams, %d events of tasks in %d%n",
          String.join(", ", parts),
          load.tasks().size(),
          load.results().size(),
          load.waits().size(),
          longest.toMillis(),
          figures.events().size() + same.events().size(),
          figures.openings() + same.openings(),
          tasks.events().size(),
          tasks.openings());
      assertThat(longest).isLessThan(LONGEST_WAIT);
    }
  }

  private String watch(String what) {
    return operation.path() + "/" + what + ":watch";
  }

  private Load stop(String front, String... parts) throws InterruptedException {
    var load = new Load("without-" + parts[0], front, staying::token, operation.path());
    try (load) {
      load.goesOn();
      for (String part : parts) {
        going.run("stop", part);
        load.goesOn();
      }
    }
    assertThat(load.faults()).isEmpty();
    return load;
  }

  /** What was acknowledged is read, and a repeat of it by the one that is left makes nothing. */
  private void assertThereOnce(Load load) throws InterruptedException {
    Caller left = operation.caller(staying);
    for (var one : load.tasks().entrySet()) {
      assertThat(load.issue(left, one.getKey())).isEqualTo(one.getValue());
    }
    for (var one : load.results().entrySet()) {
      assertThat(load.report(left, one.getKey())).isEqualTo(one.getValue());
    }
    assertThat(operation.ids(staying, "tasks", "taskId")).containsAll(load.tasks().values());
    assertThat(operation.ids(staying, "results", "resultId")).containsAll(load.results().values());
    operation.assertNothingLeftOut(staying);
  }

  /** Each greater than the one before, but for the same ones once more by the other release. */
  private void assertFiguresTold(Follower figures) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(told(figures).getLast())
                .as("%s", figures.problems())
                .isEqualTo(operation.victims()));
    List<Long> told = told(figures);
    assertThat(told).isSorted();
    assertThat(told.size() - Set.copyOf(told).size()).as("%s", told).isLessThanOrEqualTo(1);
  }

  /** Cut off when nothing happens any more, it goes on and has nothing to tell. */
  private void assertNothingToldAgain(Follower figures) {
    int openings = figures.openings();
    List<Long> told = told(figures);
    releases.front(staying);
    await().atMost(SOON).until(() -> figures.openings() > openings);
    await()
        .during(AT_ONCE)
        .atMost(SOON)
        .untilAsserted(() -> assertThat(told(figures)).isEqualTo(told));
  }

  private static List<Long> told(Follower figures) {
    return figures.events().stream()
        .map(event -> PlayedOperation.counted(event.get("outcome")))
        .toList();
  }

  private static void assertTasksTold(Follower tasks, Collection<String> issued) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(toldTasks(tasks)).as("%s", tasks.problems()).containsAll(issued));
    assertThat(toldTasks(tasks)).doesNotHaveDuplicates();
    assertThat(tasks.events()).filteredOn(event -> event.path("begins").asBoolean()).hasSize(1);
  }

  private static List<String> toldTasks(Follower tasks) {
    return tasks.events().stream()
        .flatMap(event -> event.get("tasks").valueStream())
        .map(task -> task.get("taskId").stringValue())
        .toList();
  }
}
