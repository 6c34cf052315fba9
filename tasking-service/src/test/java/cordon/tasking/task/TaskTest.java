package cordon.tasking.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoClientSettings;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.tasking.TaskingReason;
import cordon.tasking.task.TaskAction.ReturnRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskTest {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");
  private static final StateMatrix<Task, TaskState> MATRIX =
      new StateMatrix<>(
          TaskTest::in,
          Task::state,
          Task::version,
          Map.of(
              "ACCEPT", t -> t.accept(List.of(), NOW),
              "DECLINE", t -> t.decline("no people", NOW),
              "ASSIGN", t -> t.assign("Team 3", List.of(), NOW),
              "START", t -> t.start(NOW, NOW),
              "REPORT_START", t -> t.reportStart(NOW, NOW),
              "COMPLETE", t -> t.complete(NOW, NOW)),
          Map.of(
              TaskState.ISSUED,
                  Map.of(
                      "ACCEPT", TaskState.ACCEPTED,
                      "DECLINE", TaskState.DECLINED,
                      "REPORT_START", TaskState.IN_PROGRESS,
                      "COMPLETE", TaskState.COMPLETED),
              TaskState.ACCEPTED,
                  Map.of(
                      "ASSIGN", TaskState.ASSIGNED,
                      "REPORT_START", TaskState.IN_PROGRESS,
                      "COMPLETE", TaskState.COMPLETED),
              TaskState.DECLINED,
                  Map.of("REPORT_START", TaskState.IN_PROGRESS, "COMPLETE", TaskState.COMPLETED),
              TaskState.ASSIGNED,
                  Map.of(
                      "ASSIGN", TaskState.ASSIGNED,
                      "START", TaskState.IN_PROGRESS,
                      "REPORT_START", TaskState.IN_PROGRESS,
                      "COMPLETE", TaskState.COMPLETED),
              TaskState.IN_PROGRESS,
                  Map.of("REPORT_START", TaskState.IN_PROGRESS, "COMPLETE", TaskState.COMPLETED),
              TaskState.COMPLETED,
                  Map.of("REPORT_START", TaskState.COMPLETED, "COMPLETE", TaskState.COMPLETED)),
          Map.of(
              TaskState.ISSUED, "ACCEPT,DECLINE",
              TaskState.ACCEPTED, "ASSIGN",
              TaskState.DECLINED, "",
              TaskState.ASSIGNED, "ASSIGN,START",
              TaskState.IN_PROGRESS, "COMPLETE",
              TaskState.COMPLETED, ""));
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(TaskAction.KINDS.codecs()),
          MongoClientSettings.getDefaultCodecRegistry());

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(TaskState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  /** Was refused in every state but one, and a start that nobody had asked for in all. */
  @Test
  void reports_of_fact_are_taken_in_every_state_and_marked_where_they_were_not_due() {
    for (TaskState state : TaskState.values()) {
      Task before = in(state);
      Task begun = before.reportStart(NOW.minusSeconds(60), NOW);
      Task ended = before.complete(NOW, NOW);

      assertThat(begun.state())
          .isEqualTo(state == TaskState.COMPLETED ? TaskState.COMPLETED : TaskState.IN_PROGRESS);
      assertThat(begun.started()).isEqualTo(NOW.minusSeconds(60));
      assertThat(begun.completed()).isEqualTo(before.completed());
      assertThat(marks(begun)).containsExactly(null, true);
      assertThat(ended.state()).isEqualTo(TaskState.COMPLETED);
      assertThat(ended.completed()).isEqualTo(NOW);
      assertThat(marks(ended)).containsExactly(null, state == TaskState.IN_PROGRESS ? null : true);
      for (Task after : List.of(begun, ended)) {
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.team()).isEqualTo(before.team());
        assertThat(after.declineReason()).isEqualTo(before.declineReason());
      }
      assertThat(marks(before.reportStart(NOW.plusMillis(1), NOW))).containsExactly(true, true);
      assertThat(ended.complete(NOW.plusSeconds(1), NOW.plusSeconds(1)).completed())
          .isEqualTo(NOW.plusSeconds(1));
    }
  }

  @Test
  void an_own_action_is_born_accepted() {
    Task own = Task.issue("id", "op", "NG", "NG", raid(), false, NOW);
    Task asked = Task.issue("id", "op", "KE", "NG", raid(), false, NOW);

    assertThat(own.state()).isEqualTo(TaskState.ACCEPTED);
    assertThat(asked.state()).isEqualTo(TaskState.ISSUED);
  }

  @Test
  void times_that_cannot_be_are_taken_and_marked() {
    Task assigned = in(TaskState.ASSIGNED);
    Task running = assigned.start(NOW, NOW);

    for (Duration ahead :
        List.of(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofDays(1))) {
      Task started = assigned.start(NOW.plus(ahead), NOW);
      assertThat(started.started()).isEqualTo(NOW.plus(ahead));
      assertThat(marks(started)).containsExactly(true, null);
      assertThat(marks(started.complete(NOW.plus(ahead), NOW.plus(ahead))))
          .containsExactly(true, null);
      assertThat(marks(running.complete(NOW.plus(ahead), NOW))).containsExactly(true, null);
      assertThat(marks(assigned.start(NOW.minus(ahead), NOW))).containsExactly(null, true);
      assertThat(marks(running.complete(NOW.minus(ahead), NOW))).containsExactly(null, true);
    }
    assertThat(marks(running)).containsExactly(null, null);
    assertThat(marks(running.complete(NOW, NOW))).containsExactly(null, null);
    assertThat(marks(assigned.start(NOW.plusSeconds(60), NOW).complete(NOW.plusSeconds(30), NOW)))
        .containsExactly(true, true);
  }

  @Test
  void no_start_is_granted_on_an_authority_that_has_run_out() {
    TaskSpec spec =
        new TaskSpec("t", "", null, new LegalAuthority("warrant", "court", NOW), raid().action());
    Task assigned =
        Task.issue("id", "op", "NG", "NG", spec, false, NOW).assign("T", List.of(), NOW);

    assertThat(reason(() -> assigned.start(NOW, NOW))).isEqualTo(TaskingReason.AUTHORITY_EXPIRED);
  }

  @Test
  void every_kind_is_stored_in_the_form_that_is_pinned() {
    List<TaskAction> all =
        List.of(
            new TaskAction.Raid("Lekki"),
            new TaskAction.Inspection("A warehouse"),
            new TaskAction.Arrest("W-1"),
            new TaskAction.SearchAndRescue("A compound", 40),
            new TaskAction.VictimRepatriation("KE"),
            new TaskAction.SuspectReturn(ReturnRoute.EXTRADITION),
            new TaskAction.AssetFreeze("A bank"),
            new TaskAction.InfrastructureTakedown("Domains of one host"),
            new TaskAction.EvidenceCollection("Servers"),
            new TaskAction.Awareness("Students"),
            new TaskAction.WorkingGroupDeployment("GH"));

    assertThat(all.stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(TaskAction.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    for (TaskAction action : all) {
      TaskSpec spec =
          new TaskSpec(
              "Title", "What to know", NOW, new LegalAuthority("warrant", "court", NOW), action);
      Task task =
          Task.issue("id", "op", null, "NG", spec, false, NOW)
              .accept(List.of(), NOW)
              .assign("Team", List.of(), NOW);
      Golden.assertMatches(CODECS, task, "tasks/" + TaskAction.KINDS.nameOf(action) + ".json");
    }
  }

  @Test
  void what_was_added_later_is_stored_in_the_form_that_is_pinned() {
    Task marked =
        in(TaskState.ASSIGNED).start(NOW.plusSeconds(60), NOW).complete(NOW.plusSeconds(30), NOW);

    Golden.assertMatches(CODECS, marked, "tasks/marked.json");
    Golden.assertMatches(
        CODECS, Task.issue("id", "op", null, "NG", raid(), true, NOW), "tasks/of-exercise.json");
  }

  @Test
  void an_approval_of_each_authority_is_kept_and_the_last_of_it_stands() {
    Task asked = Task.issue("id", "op", null, "NG", raid(), false, NOW);

    Task assigned =
        asked
            .accept(List.of(new Approval("The court", "1/26")), NOW)
            .assign(
                "Team",
                List.of(new Approval("The ministry", "M-4"), new Approval("The court", "2/26")),
                NOW);

    assertThat(assigned.approved())
        .containsExactly(new Approval("The court", "2/26"), new Approval("The ministry", "M-4"));
    assertThat(assigned.assign("Another", List.of(), NOW).approved())
        .isEqualTo(assigned.approved());
    Golden.assertMatches(CODECS, assigned, "tasks/approved.json");
    List<Approval> many =
        IntStream.range(0, 19).mapToObj(i -> new Approval("Authority " + i, "R")).toList();
    assertThat(reason(() -> assigned.assign("Team", many, NOW)))
        .isEqualTo(CommonReason.INCONSISTENT);
  }

  private static List<@Nullable Boolean> marks(Task task) {
    return Arrays.asList(task.clockAhead(), task.outOfOrder());
  }

  private static Object reason(Runnable act) {
    return Objects.requireNonNull(catchThrowableOfType(RejectedException.class, act::run)).reason();
  }

  private static Task in(TaskState state) {
    return new Task(
        "id", 5, "op", state, raid(), null, "NG", "Team", null, NOW, null, NOW, NOW, null, null,
        null, null);
  }

  private static TaskSpec raid() {
    return new TaskSpec("Raid", "", null, null, new TaskAction.Raid("Lekki"));
  }
}
