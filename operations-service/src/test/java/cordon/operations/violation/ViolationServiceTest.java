package cordon.operations.violation;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.ViolationFixture.aViolation;
import static cordon.operations.ViolationFixture.answered;
import static cordon.operations.ViolationFixture.asked;
import static cordon.operations.ViolationFixture.closed;
import static cordon.operations.ViolationFixture.examined;
import static cordon.operations.ViolationFixture.got;
import static cordon.operations.ViolationFixture.measured;
import static cordon.operations.ViolationFixture.reported;
import static cordon.operations.ViolationFixture.violations;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.LeadFixture;
import cordon.operations.v1.Case;
import cordon.operations.v1.CountViolationsRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.ListViolationsRequest;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationCount;
import cordon.operations.v1.ViolationKind;
import cordon.operations.v1.ViolationState;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Reports of potential violations, and who sees them. */
class ViolationServiceTest extends JoinedScene {
  private static final TestCaller NG = ncb("NG");
  private static final TestCaller GH = ncb("GH");
  private static final TestCaller COLLEAGUE =
      TestIdentity.person("NG-ncb-2").roles("ncb-officer").country("NG");
  private static final TestCaller FIELD =
      TestIdentity.person("NG-field").roles("field-officer").country("NG");
  private static final TestCaller REVIEWER2 =
      TestIdentity.person("reviewer2").roles("compliance-reviewer");
  private static final TestCaller BOTH =
      TestIdentity.person("both").roles("approver", "compliance-reviewer");
  private static final TestCaller AUDITOR = TestIdentity.person("auditor").roles("auditor");
  private static final TestCaller LEADERSHIP = TestIdentity.person("director").roles("leadership");

  @Test
  void a_report_is_seen_by_its_reporter_and_compliance_reviewers_alone() {
    Violation one = reported(service, FIELD, operation, aViolation().setCountry("NG"));

    assertThat(got(service, FIELD, one).getSpec().getText()).contains("nine days");
    assertThat(got(service, REVIEWER, one).getReporterSubject()).isEqualTo(FIELD.subject());
    for (TestCaller other : List.of(NG, COLLEAGUE, GH, PLANNER, APPROVER, BOTH)) {
      assertThat(reasonOf(() -> got(service, other, one))).as(other.name()).isEqualTo("NOT_FOUND");
      assertThat(listed(other, UnaryOperator.identity())).doesNotContain(one.getViolationId());
    }
    for (TestCaller other : List.of(AUDITOR, LEADERSHIP)) {
      assertThat(reasonOf(() -> got(service, other, one))).isEqualTo("ROLE_REQUIRED");
      assertThat(reasonOf(() -> reported(service, other, operation, aViolation())))
          .isEqualTo("ROLE_REQUIRED");
    }
    assertThat(listed(FIELD, UnaryOperator.identity())).containsExactly(one.getViolationId());
    assertThat(listed(REVIEWER, r -> r.setOperationId(operation)))
        .containsExactly(one.getViolationId());
  }

  @Test
  void its_reporter_follows_it_without_being_told_who_examines_it() {
    Violation one = reported(service, NG, operation, aViolation());
    examined(service, REVIEWER, one);
    asked(service, REVIEWER, one);
    assertThat(got(service, NG, one).getAsked()).isTrue();
    answered(service, NG, one);
    measured(service, REVIEWER2, one);
    Violation closed = closed(service, REVIEWER2, one, ViolationState.VIOLATION_STATE_FOUNDED);
    measured(service, REVIEWER, one);

    Violation told = got(service, NG, one);

    assertThat(closed.getExaminerSubject()).isEqualTo(REVIEWER.subject());
    assertThat(told.getExaminerSubject()).isEmpty();
    assertThat(told.getAsked()).isFalse();
    assertThat(told.getReasons()).contains("past the term");
    assertThat(told.getNotesList())
        .extracting(note -> note.getByReviewer() + note.getText())
        .containsExactly("trueWhich authority held them?", "falseThe immigration service.");
    assertThat(told.getMeasuresList()).hasSize(2);
    assertThat(told.hasCloseTime()).isTrue();
    assertThat(told.toString()).doesNotContain(REVIEWER.subject(), REVIEWER2.subject());
  }

  /** As where somebody closes a ticket of their own. */
  @Test
  void nobody_examines_their_own_report_nor_does_an_approver() {
    Violation own = reported(service, REVIEWER, operation, aViolation());
    Violation theirs = reported(service, NG, operation, aViolation());

    assertThat(reasonOf(() -> examined(service, REVIEWER, own))).isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> examined(service, BOTH, theirs))).isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> answered(service, REVIEWER, theirs))).isEqualTo("NOT_THE_REPORTER");
    assertThat(examined(service, REVIEWER2, own).getState())
        .isEqualTo(ViolationState.VIOLATION_STATE_UNDER_EXAMINATION);
    assertThat(listed(REVIEWER, r -> r.setMine(true).setOperationId(operation)))
        .containsExactly(own.getViolationId());
    assertThat(reasonOf(() -> examined(service, NG, theirs))).isEqualTo("ROLE_REQUIRED");
    assertThat(
            reasonOf(
                () -> closed(service, PLANNER, theirs, ViolationState.VIOLATION_STATE_FOUNDED)))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void whoever_sees_an_operation_reports_and_nobody_else() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, operation, "TG", ParticipationState.PARTICIPATION_STATE_DECLINED);
    TestCaller leader = LeadFixture.planner("ZA");
    String led = LeadFixture.led(service, leader, LeadFixture.lead(false, "ZA")).getOperationId();

    assertThat(reported(service, ncb("KE"), operation, aViolation()).getReporterCountry())
        .isEqualTo("KE");
    assertThat(reported(service, PLANNER, operation, aViolation()).getReporterCountry()).isEmpty();
    assertThat(reported(service, leader, led, aViolation()).getReporterCountry()).isEqualTo("ZA");
    assertThat(reasonOf(() -> reported(service, ncb("TG"), operation, aViolation())))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> reported(service, ncb("CI"), operation, aViolation())))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> reported(service, leader, operation, aViolation())))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void who_has_left_goes_on_following_what_they_reported() {
    Violation one = reported(service, NG, operation, aViolation());
    var _ = participations(service, NG).withdrawParticipation(withdrawal(operation, "NG"));

    assertThat(answered(service, NG, one).getNotesCount()).isEqualTo(1);
    assertThat(listed(NG, r -> r.setOperationId(operation))).containsExactly(one.getViolationId());
    assertThat(reasonOf(() -> reported(service, NG, operation, aViolation())))
        .isEqualTo("NOT_FOUND");
  }

  /** A case or package that is there and one that is not are refused alike. */
  @Test
  void what_is_named_is_seen_by_the_reporter() {
    Case own = nominated(service, NG, operation, aCase("NG/1"));
    Case other = nominated(service, GH, operation, aCase("GH/1"));
    IntelligencePackage to = given(service, GH, operation, aPackage("NG"));
    IntelligencePackage past = given(service, GH, operation, aPackage().setToSecretariat(true));

    Violation one =
        reported(
            service,
            NG,
            operation,
            aViolation().setCaseId(own.getCaseId()).setPackageId(to.getPackageId()));
    assertThat(one.getSpec().getCaseId()).isEqualTo(own.getCaseId());
    for (var hidden :
        List.of(
            aViolation().setCaseId(other.getCaseId()),
            aViolation().setCaseId("01975a1e-0000-7000-8000-000000000001"),
            aViolation().setPackageId(past.getPackageId()))) {
      assertThat(reasonOf(() -> reported(service, NG, operation, hidden)))
          .isEqualTo("INCONSISTENT");
    }
    assertThat(
            reasonOf(
                () -> reported(service, FIELD, operation, aViolation().setCaseId(own.getCaseId()))))
        .isEqualTo("INCONSISTENT");
  }

  /**
   * As in globaleaks/globaleaks-whistleblowing-software issue 4779: who is concerned cannot
   * abstain.
   */
  @Test
  void nobody_examines_what_is_about_their_own_review_or_their_own_operations() {
    Case about = nominated(service, NG, operation, aCase("NG/2").setAboutPerson(true));
    reviewed(service, about);
    Violation one = reported(service, NG, operation, aViolation().setCaseId(about.getCaseId()));

    assertThat(reasonOf(() -> examined(service, REVIEWER, one))).isEqualTo("MAY_NOT_REVIEW");
    examined(service, REVIEWER2, one);
    assertThat(reasonOf(() -> asked(service, REVIEWER, one))).isEqualTo("MAY_NOT_REVIEW");
    assertThat(
            reasonOf(
                () -> closed(service, REVIEWER, one, ViolationState.VIOLATION_STATE_UNFOUNDED)))
        .isEqualTo("MAY_NOT_REVIEW");
    for (String role : List.of("planner", "duty-officer")) {
      TestCaller both = TestIdentity.person("both-" + role).roles(role, "compliance-reviewer");
      assertThat(reasonOf(() -> got(service, both, one))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> measured(service, both, one))).isEqualTo("MAY_NOT_REVIEW");
    }
  }

  @Test
  void what_is_reported_in_an_exercise_is_marked_and_counted_there_alone() {
    String exercise =
        operations(service, PLANNER)
            .createOperation(
                CreateOperationRequest.newBuilder().setPlan(aPlan()).setExercise(true).build())
            .getOperation()
            .getOperationId();
    int before = counted(CountViolationsRequest.getDefaultInstance());

    Violation one = reported(service, PLANNER, exercise, aViolation());

    assertThat(one.getExercise()).isTrue();
    assertThat(counted(CountViolationsRequest.getDefaultInstance())).isEqualTo(before);
    assertThat(counted(CountViolationsRequest.newBuilder().setOperationId(exercise).build()))
        .isEqualTo(1);
    TestCaller national = TestIdentity.person("auditor-NG").roles("auditor").country("NG");
    assertThat(
            violations(service, national)
                .countViolations(
                    CountViolationsRequest.newBuilder().setOperationId(exercise).build())
                .getStatesList())
        .isEmpty();
  }

  private static int counted(CountViolationsRequest of) {
    return violations(service, AUDITOR).countViolations(of).getStatesList().stream()
        .mapToInt(ViolationCount::getNumber)
        .sum();
  }

  @Test
  void a_thread_and_what_was_done_have_an_end() {
    Violation one = examined(service, REVIEWER, reported(service, NG, operation, aViolation()));
    for (int i = 0; i < cordon.operations.violation.Violation.MOST_UNASKED; i++) {
      answered(service, NG, one);
    }
    assertThat(reasonOf(() -> answered(service, NG, one))).isEqualTo("THREAD_FULL");
    // Whoever is asked answers, whatever they have added before.
    for (int i = 0; i < 5; i++) {
      asked(service, REVIEWER, one);
      answered(service, NG, one);
    }
    for (int i = 0; i < cordon.operations.violation.Violation.MOST_MEASURES; i++) {
      measured(service, REVIEWER, one);
    }

    assertThat(reasonOf(() -> asked(service, REVIEWER, one))).isEqualTo("THREAD_FULL");
    assertThat(reasonOf(() -> answered(service, NG, one))).isEqualTo("THREAD_FULL");
    assertThat(reasonOf(() -> measured(service, REVIEWER, one))).isEqualTo("THREAD_FULL");
    assertThat(closed(service, REVIEWER, one, ViolationState.VIOLATION_STATE_UNFOUNDED).getState())
        .isEqualTo(ViolationState.VIOLATION_STATE_UNFOUNDED);
  }

  @Test
  void the_auditor_counts_them_and_is_told_nothing_else() {
    reported(service, NG, operation, aViolation().addKinds(ViolationKind.VIOLATION_KIND_CAVEAT));
    examined(service, REVIEWER, reported(service, GH, operation, aViolation()));

    var counted =
        violations(service, AUDITOR)
            .countViolations(CountViolationsRequest.newBuilder().setOperationId(operation).build());

    assertThat(counted.getStatesList())
        .extracting(ViolationServiceTest::said)
        .containsExactly("REPORTED 1", "UNDER_EXAMINATION 1");
    assertThat(counted.getKindsList())
        .extracting(one -> one.getKind().name() + " " + said(one))
        .containsExactly(
            "VIOLATION_KIND_RIGHTS REPORTED 1",
            "VIOLATION_KIND_RIGHTS UNDER_EXAMINATION 1",
            "VIOLATION_KIND_CAVEAT REPORTED 1");
    assertThat(counted.toString()).doesNotContain(NG.subject(), GH.subject(), "nine days");
    assertThat(
            reasonOf(() ->
                violations(service, PLANNER)
                    .countViolations(CountViolationsRequest.getDefaultInstance())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void lists_are_narrowed_and_come_in_pages() {
    Violation first = reported(service, NG, operation, aViolation());
    Violation second = reported(service, NG, operation, aViolation());
    examined(service, REVIEWER, second);

    assertThat(
            listed(
                REVIEWER,
                r ->
                    r.setOperationId(operation)
                        .setState(ViolationState.VIOLATION_STATE_UNDER_EXAMINATION)))
        .containsExactly(second.getViolationId());
    var page =
        violations(service, NG)
            .listViolations(
                ListViolationsRequest.newBuilder()
                    .setOperationId(operation)
                    .setPageSize(1)
                    .build());
    assertThat(page.getViolationsList())
        .extracting(Violation::getViolationId)
        .containsExactly(second.getViolationId());
    assertThat(page.getViolations(0).getSpec().getText()).isEmpty();
    assertThat(listed(NG, r -> r.setOperationId(operation).setPageToken(page.getNextPageToken())))
        .containsExactly(first.getViolationId());
  }

  private static String said(ViolationCount one) {
    return one.getState().name().substring("VIOLATION_STATE_".length()) + " " + one.getNumber();
  }

  private static List<String> listed(
      TestCaller caller, UnaryOperator<ListViolationsRequest.Builder> wanted) {
    return violations(service, caller)
        .listViolations(wanted.apply(ListViolationsRequest.newBuilder().setPageSize(100)).build())
        .getViolationsList()
        .stream()
        .map(Violation::getViolationId)
        .toList();
  }
}
