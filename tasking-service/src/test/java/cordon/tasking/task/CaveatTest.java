package cordon.tasking.task;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.ActionKind;
import cordon.operations.v1.AllowedHours;
import cordon.operations.v1.Assurance;
import cordon.operations.v1.AssuranceKind;
import cordon.operations.v1.Caveat;
import cordon.operations.v1.ExcludedKinds;
import cordon.operations.v1.InspectionOnly;
import cordon.operations.v1.LocalDays;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PriorApproval;
import cordon.platform.conformance.Refusals;
import cordon.platform.contract.Times;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.Approval;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskState;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a country is asked and may start while caveats limit it. */
class CaveatTest {
  private static final Caveat NO_RAIDS =
      caveat("no-raids")
          .setNote("Only with a judge of the capital")
          .setExcludedKinds(ExcludedKinds.newBuilder().addKinds(ActionKind.ACTION_KIND_RAID))
          .build();
  private static final Caveat COURT =
      caveat("court")
          .setPriorApproval(PriorApproval.newBuilder().setAuthority("The court"))
          .build();
  private static TaskingFixture tasking;
  private static TaskActs acts;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(CaveatTest.class);
    acts = new TaskActs(tasking);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void what_a_caveat_excludes_is_not_asked_and_the_refusal_cites_it() {
    String operation = acts.active("NG", "KE");
    tasking.limit(operation, "NG", NO_RAIDS);

    for (TestCaller told : List.of(PLANNER, ncb("NG"))) {
      assertThat(refusal(() -> tasking.as(told).issueTask(aRaid(operation, "NG"))))
          .containsEntry("country", "NG")
          .containsEntry("caveat", "no-raids")
          .containsEntry("rule", "excluded_kinds")
          .containsEntry("note", "Only with a judge of the capital");
    }
    assertThat(refusal(() -> acts.askedByKenya(operation)))
        .as("another country is told which, and not the country's words")
        .containsEntry("caveat", "no-raids")
        .doesNotContainKey("note");
    assertThat(tasking.issued(operation, "KE").getState()).isEqualTo(TaskState.TASK_STATE_ISSUED);
    var inspection = aRaid(operation, "NG").toBuilder();
    inspection.getSpecBuilder().getInspectionBuilder().setSite("Lekki, Lagos");
    tasking.limit(
        operation,
        "NG",
        caveat("looks").setInspectionOnly(InspectionOnly.getDefaultInstance()).build());
    assertThat(tasking.as(PLANNER).issueTask(inspection.build()).getTask().getExecutorCountry())
        .isEqualTo("NG");
    assertThat(refusal(() -> tasking.issued(operation, "NG"))).containsEntry("caveat", "looks");
  }

  @Test
  void a_caveat_that_comes_later_is_kept_at_the_start_and_what_has_begun_is_reported() {
    String operation = acts.active("NG");
    String id = acts.assigned(operation);
    tasking.limit(operation, "NG", NO_RAIDS);

    assertThat(refusal(() -> acts.begin(field("NG"), id))).containsEntry("caveat", "no-raids");

    Task reported =
        tasking
            .as(field("NG"))
            .reportTaskStart(ReportTaskStartRequest.newBuilder().setTaskId(id).build())
            .getTask();
    assertThat(reported.getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
    assertThat(reported.getOutOfOrder()).isTrue();
  }

  @Test
  void a_caveat_that_has_ended_limits_nothing_and_neither_does_one_of_before_an_invitation() {
    String operation = acts.active("NG");
    tasking.limit(operation, "NG", NO_RAIDS);
    assertThat(reasonOf(() -> tasking.issued(operation, "NG"))).isEqualTo("CAVEAT");

    tasking.limit(operation, "NG");
    assertThat(tasking.issued(operation, "NG").getExecutorCountry()).isEqualTo("NG");

    tasking.limit(operation, "NG", NO_RAIDS);
    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    tasking.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(tasking.issued(operation, "NG").getExecutorCountry()).isEqualTo("NG");
  }

  @Test
  void nothing_starts_outside_of_the_hours_and_the_refusal_says_when_it_may() {
    String operation = acts.active("NG");
    String id = acts.assigned(operation);
    Instant opens = minute().plus(Duration.ofHours(2));
    tasking.limit(operation, "NG", hours(opens, opens.plus(Duration.ofHours(3))));

    assertThat(refusal(() -> acts.begin(field("NG"), id)))
        .containsEntry("caveat", "hours")
        .containsEntry("next_time", opens.toString());
    // Neither does what is said to begin later.
    assertThat(refusal(() -> begin(id, opens))).containsEntry("next_time", opens.toString());

    tasking.limit(
        operation, "NG", hours(opens.minus(Duration.ofHours(3)), opens.minus(Duration.ofHours(1))));
    assertThat(refusal(() -> begin(id, opens)))
        .as("now is within them, and the time that is named is not")
        .containsEntry("caveat", "hours");
    assertThat(acts.begin(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void what_has_no_time_until_it_is_due_is_not_asked() {
    String operation = acts.active("NG");
    Instant opens = minute().plus(Duration.ofHours(2));
    tasking.limit(operation, "NG", hours(opens, opens.plus(Duration.ofHours(3))));

    assertThat(refusal(() -> issue(operation, opens.minusMillis(1))))
        .containsEntry("caveat", "hours")
        .containsEntry("next_time", opens.toString());
    assertThat(issue(operation, opens).getState()).isEqualTo(TaskState.TASK_STATE_ISSUED);
    assertThat(tasking.issued(operation, "NG").getState()).isEqualTo(TaskState.TASK_STATE_ISSUED);
    String yesterday =
        tasking.service.clock().instant().minus(Duration.ofDays(1)).toString().substring(0, 10);
    tasking.limit(
        operation,
        "NG",
        caveat("past")
            .setOnlyDays(
                LocalDays.newBuilder()
                    .setTimeZone("Etc/UTC")
                    .setFirstDay(yesterday)
                    .setLastDay(yesterday))
            .build());
    assertThat(refusal(() -> tasking.issued(operation, "NG")))
        .containsEntry("caveat", "past")
        .doesNotContainKey("next_time");
  }

  /** Longer ahead than a year of days, as in an operation of two years. */
  @Test
  void a_time_is_looked_for_until_it_is_due() {
    String operation = acts.active("NG");
    Instant day = minute().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(500));
    tasking.limit(
        operation,
        "NG",
        caveat("later")
            .setOnlyDays(
                LocalDays.newBuilder()
                    .setTimeZone("Etc/UTC")
                    .setFirstDay(day.toString().substring(0, 10))
                    .setLastDay(day.toString().substring(0, 10)))
            .build(),
        hours(day.plus(Duration.ofHours(6)), day.plus(Duration.ofHours(9))));

    assertThat(issue(operation, day.plus(Duration.ofDays(100))).getState())
        .isEqualTo(TaskState.TASK_STATE_ISSUED);
    assertThat(tasking.issued(operation, "NG").getState()).isEqualTo(TaskState.TASK_STATE_ISSUED);
    assertThat(refusal(() -> issue(operation, day.plus(Duration.ofHours(5)))))
        .containsEntry("next_time", day.plus(Duration.ofHours(6)).toString());
  }

  @Test
  void approvals_are_read_by_the_secretariat_and_the_country_that_carries_out() {
    String operation = acts.active("NG", "KE");
    tasking.limit(operation, "NG", COURT);
    String id = acts.askedByKenya(operation);
    Task accepted =
        tasking
            .as(ncb("NG"))
            .acceptTask(
                AcceptTaskRequest.newBuilder().setTaskId(id).addApprovals(approval()).build())
            .getTask();

    assertThat(accepted.getApprovalsList()).containsExactly(approval());
    for (TestCaller reader : List.of(PLANNER, ncb("NG"))) {
      assertThat(acts.get(reader, id)).isEqualTo(accepted);
      assertThat(acts.list(reader, operation)).containsExactly(accepted);
    }
    Task toldToWhoAsks = accepted.toBuilder().clearApprovals().build();
    assertThat(acts.get(ncb("KE"), id)).isEqualTo(toldToWhoAsks);
    assertThat(acts.list(ncb("KE"), operation)).containsExactly(toldToWhoAsks);
  }

  @Test
  void what_needs_an_approval_is_asked_without_and_starts_with_it() {
    String operation = acts.active("NG");
    tasking.limit(operation, "NG", COURT);
    String id = acts.assigned(operation);

    assertThat(refusal(() -> acts.begin(field("NG"), id)))
        .containsEntry("caveat", "court")
        .containsEntry("authority", "The court");
    Task approved =
        tasking
            .as(ncb("NG"))
            .assignTask(
                AssignTaskRequest.newBuilder()
                    .setTaskId(id)
                    .setTeam("Lagos 3")
                    .addApprovals(approval())
                    .build())
            .getTask();
    assertThat(approved.getApprovalsList()).containsExactly(approval());
    assertThat(acts.begin(field("NG"), id).getState()).isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);

    String other = tasking.issued(operation, "NG").getTaskId();
    var twice =
        AcceptTaskRequest.newBuilder()
            .setTaskId(other)
            .addApprovals(approval())
            .addApprovals(approval());
    assertThat(reasonOf(() -> tasking.as(ncb("NG")).acceptTask(twice.build())))
        .isEqualTo("INCONSISTENT");
    var _ = tasking.as(ncb("NG")).acceptTask(twice.removeApprovals(1).build());
    acts.assign(ncb("NG"), other);
    assertThat(acts.begin(field("NG"), other).getState())
        .isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  @Test
  void an_assurance_is_no_limit_of_a_task() {
    String operation = acts.active("NG");
    tasking.limit(
        operation,
        "NG",
        caveat("death")
            .setAssurance(
                Assurance.newBuilder().setKind(AssuranceKind.ASSURANCE_KIND_DEATH_PENALTY))
            .build());

    assertThat(acts.begin(field("NG"), acts.assigned(operation)).getState())
        .isEqualTo(TaskState.TASK_STATE_IN_PROGRESS);
  }

  /** As a release after may add a rule, whose field this one does not know. */
  @Test
  void nothing_is_granted_while_nobody_knows_what_a_caveat_limits() {
    String operation = acts.active("NG", "KE");
    var _ = tasking.issued(operation, "NG");
    tasking.limit(operation, "NG", caveat("newer").build());

    await()
        .untilAsserted(() ->
            assertThat(reasonOf(() -> tasking.atOnce(PLANNER).issueTask(aRaid(operation, "NG"))))
                .isEqualTo("PLAN_NOT_CURRENT"));
    assertThat(tasking.atOnce(PLANNER).issueTask(aRaid(operation, "KE")).getTask().getState())
        .isEqualTo(TaskState.TASK_STATE_ISSUED);
  }

  private static Map<String, String> refusal(Runnable act) {
    StatusRuntimeException refused = Refusals.refusalOf(act);
    assertThat(Refusals.reasonOf(refused)).isEqualTo("CAVEAT");
    return Refusals.metadata(refused);
  }

  private static Task begin(String id, Instant occurred) {
    return tasking
        .as(field("NG"))
        .startTask(
            StartTaskRequest.newBuilder()
                .setTaskId(id)
                .setOccurredTime(Times.write(occurred))
                .build())
        .getTask();
  }

  private static Task issue(String operation, Instant due) {
    IssueTaskRequest.Builder request = aRaid(operation, "NG").toBuilder();
    request.getSpecBuilder().setDueTime(Times.write(due));
    return tasking.as(PLANNER).issueTask(request.build()).getTask();
  }

  private static Instant minute() {
    return tasking.service.clock().instant().truncatedTo(ChronoUnit.MINUTES);
  }

  private static Caveat hours(Instant from, Instant to) {
    return caveat("hours")
        .setHours(
            AllowedHours.newBuilder()
                .setTimeZone("Etc/UTC")
                .setFrom(LocalTime.ofInstant(from, ZoneOffset.UTC).toString())
                .setTo(LocalTime.ofInstant(to, ZoneOffset.UTC).toString()))
        .build();
  }

  private static Approval approval() {
    return Approval.newBuilder().setAuthority("The court").setReference("FHC/L/12/2026").build();
  }

  private static Caveat.Builder caveat(String key) {
    return Caveat.newBuilder().setKey(key);
  }
}
