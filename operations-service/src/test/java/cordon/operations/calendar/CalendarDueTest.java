package cordon.operations.calendar;

import static cordon.operations.CalendarFixture.fetched;
import static cordon.operations.CalendarFixture.madeFor;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.answered;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.received;
import static cordon.operations.PreparationFixture.time;
import static cordon.operations.calendar.CalendarScene.starts;
import static cordon.operations.calendar.CalendarScene.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import cordon.operations.OperationsFixture;
import cordon.operations.OrderFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.DailyCutOff;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.Lead;
import cordon.operations.v1.Objective;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Phase;
import cordon.operations.v1.PhaseKind;
import cordon.operations.v1.Plan;
import cordon.operations.v1.ReportKind;
import cordon.operations.v1.ReportingDuty;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What plans, orders and packages ask for by a time, and of whom. */
class CalendarDueTest {
  private static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");
  private static ServiceFixture service;

  private final Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
  private final Map<TestCaller, String> links = new HashMap<>();
  private String id = "";

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(CalendarDueTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    for (String name :
        List.of(
            "operations", "participations", "order_copies", "package_copies", "calendar_links")) {
      var _ = service.mongo().database().getCollection(name).deleteMany(Filters.empty());
    }
    id =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder()
                    .setPlan(plan())
                    .setLead(Lead.newBuilder().setSecretariat(true))
                    .build())
            .getOperation()
            .getOperationId();
    var _ = approved(service, id);
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);
  }

  @Test
  void phases_turn_for_those_who_take_part_and_deadlines_of_the_plan_are_for_those_who_lead() {
    // Preparation has begun, targeting begins, then action, exploitation and its end.
    List<String> turns = written(in(-10), in(20), in(40), in(47), in(100));
    TestCaller field = TestIdentity.person("f").roles("field-officer").country("NG");

    assertThat(of(ncb("NG"))).isEqualTo(turns);
    assertThat(of(field)).isEqualTo(turns);
    assertThat(of(DUTY)).isEqualTo(turns);
    List<String> leads =
        written(in(-10), in(20), in(40), in(47), in(100), in(110), in(130), in(190));
    assertThat(of(PLANNER)).isEqualTo(leads);
    assertThat(of(APPROVER)).isEqualTo(leads);
    assertThat(of(ncb("GH"))).isEmpty();
    assertThat(of(planner("NG"))).isEmpty();
  }

  @Test
  void who_leads_now_is_told_and_who_led_is_not() {
    var _ = handed(service, id, "KE");

    assertThat(of(planner("KE"))).contains(written(in(110)).getFirst());
    assertThat(of(PLANNER)).isEmpty();
  }

  /** It is evaluated and reported after the end, and nothing is once the books are closed. */
  @Test
  void what_is_evaluated_outlasts_the_end_until_the_books_are_closed() {
    var _ =
        operations(service, PLANNER)
            .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build());
    var _ =
        operations(service, PLANNER)
            .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(id).build());
    assertThat(of(PLANNER)).isEqualTo(written(in(110), in(130), in(190)));
    assertThat(of(ncb("NG"))).isEmpty();

    var _ =
        operations(service, APPROVER)
            .closeBooks(CloseBooksRequest.newBuilder().setOperationId(id).build());
    assertThat(of(PLANNER)).isEmpty();
  }

  @Test
  void a_copy_of_an_order_waits_for_receipt_and_then_to_be_destroyed() {
    Order order =
        OrderFixture.orders(service, PLANNER)
            .issueOrder(OrderFixture.issue(service, id, "NG").setDestroyTime(time(in(55))).build())
            .getOrder();
    List<String> before = of(ncb("NG"));
    assertThat(before).hasSize(6).doesNotContain(written(in(55)).getFirst());

    var _ = OrderFixture.received(service, ncb("NG"), order);
    assertThat(of(ncb("NG"))).contains(written(in(55)).getFirst()).hasSize(6);
    assertThat(of(DUTY)).doesNotContain(written(in(55)).getFirst());
    assertThat(of(PLANNER)).doesNotContain(written(in(55)).getFirst());

    var _ = OrderFixture.recalled(service, PLANNER, order);
    assertThat(of(ncb("NG"))).doesNotContain(written(in(55)).getFirst()).hasSize(6);
    var _ = OrderFixture.destroyed(service, ncb("NG"), order);
    assertThat(of(ncb("NG"))).hasSize(5);
  }

  /** A copy is to be destroyed also by who takes part no more. */
  @Test
  void who_withdraws_is_told_what_is_left_to_destroy_and_nothing_else() {
    var _ = OrderFixture.issued(service, PLANNER, id, "NG");
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(id, "NG"));

    assertThat(of(ncb("NG"))).hasSize(1);
  }

  @Test
  void feedback_on_a_package_is_due_to_its_receiver_until_it_is_given() {
    IntelligencePackage given =
        given(service, ncb("NG"), id, aPackage().setToSecretariat(true).setFeedbackDays(30));
    long others = of(DUTY).size();
    assertThat(of(PLANNER)).hasSize(9);
    assertThat(of(ncb("NG"))).hasSize(5);

    var _ = received(service, PLANNER, given);
    var _ = answered(service, PLANNER, given);
    assertThat(of(PLANNER)).hasSize(8);
    assertThat(of(DUTY)).hasSize((int) others);
  }

  @Test
  void nothing_of_what_is_due_stands_in_it() {
    String calendar = fetched(service, madeFor(service, PLANNER));

    assertThat(calendar.lines().filter(line -> line.startsWith("SUMMARY")).distinct())
        .containsExactly("SUMMARY:Due in Cordon");
    assertThat(calendar)
        .doesNotContain("funds", "FINAL", "TARGETING", "evaluation", "begin", "country", id);
  }

  private Plan.Builder plan() {
    return aPlan()
        .setStartTime(time(in(-10)))
        .setEndTime(time(in(100)))
        .addPhases(phase(PhaseKind.PHASE_KIND_PREPARATION, -10, 20))
        .addPhases(phase(PhaseKind.PHASE_KIND_TARGETING, 20, 40))
        .addPhases(phase(PhaseKind.PHASE_KIND_ACTION, 40, 47))
        .addPhases(phase(PhaseKind.PHASE_KIND_EXPLOITATION, 47, 100))
        .addObjectives(
            Objective.newBuilder()
                .setIndicator("funds_intercepted")
                .setTarget(5)
                .setEvaluationTime(time(in(110))))
        .addReportingDuties(duty(ReportKind.REPORT_KIND_FINAL).setDaysAfterEnd(30))
        .addReportingDuties(duty(ReportKind.REPORT_KIND_RESULTS).setDaysAfterEnd(90))
        .addReportingDuties(duty(ReportKind.REPORT_KIND_SERIOUS_INCIDENT).setHoursAfterEvent(4))
        .addReportingDuties(
            duty(ReportKind.REPORT_KIND_DAILY_SITUATION)
                .setDaily(DailyCutOff.newBuilder().setLocalTime("18:00").setTimeZone("UTC")));
  }

  private static ReportingDuty.Builder duty(ReportKind report) {
    return ReportingDuty.newBuilder().setReport(report).setReporter("Every country");
  }

  private Phase.Builder phase(PhaseKind kind, long from, long to) {
    return Phase.newBuilder().setKind(kind).setStartTime(time(in(from))).setEndTime(time(in(to)));
  }

  private Instant in(long days) {
    return now.plus(Duration.ofDays(days));
  }

  private List<String> of(TestCaller person) {
    String link = links.computeIfAbsent(person, one -> madeFor(service, one));
    return starts(fetched(service, link));
  }
}
