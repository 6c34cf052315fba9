package cordon.operations.cases;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.decided;
import static cordon.operations.CaseFixture.meeting;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.CaseFixture.reviewed;
import static cordon.operations.CaseFixture.worked;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseReviewState;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases as the service takes, shows and decides them. */
class CaseServiceTest extends CaseScene {
  @Test
  void a_country_sees_its_own_and_the_secretariat_all() {
    Case own = nominated(service, ncb("NG"), operation, aCase("NG/1"));
    nominated(service, ncb("GH"), operation, aCase("GH/1"));
    nominated(service, PLANNER, operation, aCase("S/1"));

    assertThat(references(ncb("NG"), all())).containsExactly("NG/1");
    for (TestCaller caller : List.of(PLANNER, PLANNER2, APPROVER, DUTY)) {
      assertThat(references(caller, all())).containsExactly("S/1", "GH/1", "NG/1");
      assertThat(counted(caller)).isEqualTo(3);
    }
    assertThat(references(REVIEWER, all())).isEmpty();
    assertThat(reasonOf(() -> get(ncb("GH"), own))).isEqualTo("NOT_FOUND");
    assertThat(counted(ncb("GH"))).isEqualTo(1);
  }

  /**
   * Also for who counts, as numbers beside filters took in what was not seen
   * (https://github.com/huridocs/uwazi/issues/3540).
   */
  @Test
  void what_is_about_a_person_is_for_its_owner_and_the_reviewer_until_it_is_passed() {
    Case person = nominated(service, ncb("NG"), operation, aCase("NG/1").setAboutPerson(true));
    Case ours = nominated(service, PLANNER, operation, aCase("S/1").setAboutPerson(true));

    for (TestCaller other : List.of(PLANNER2, APPROVER, DUTY, ncb("GH"), both())) {
      assertThat(references(other, all())).isEmpty();
      assertThat(references(other, r -> r.setWords("romance").setAboutPerson(true))).isEmpty();
      assertThat(counted(other)).isZero();
      assertThat(reasonOf(() -> get(other, person))).isEqualTo("NOT_FOUND");
    }
    assertThat(references(ncb("NG"), all())).containsExactly("NG/1");
    assertThat(references(PLANNER, all())).containsExactly("S/1");
    assertThat(waiting(REVIEWER)).containsExactly("NG/1", "S/1");
    // Their own they see, and can make nothing of it.
    assertThat(reasonOf(() -> assess(PLANNER, ours))).isEqualTo("CASE_NOT_PASSED");
    assertThat(reasonOf(() -> assess(PLANNER2, ours))).isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(() ->
                cases(service, PLANNER2)
                    .decideCases(meeting(operation).addDecisions(decided(ours, true)).build())))
        .isEqualTo("NOT_FOUND");

    Case passed = reviewed(service, person);
    assertThat(passed.getReview().getState()).isEqualTo(CaseReviewState.CASE_REVIEW_STATE_PASSED);
    reviewed(service, ours, ReviewGround.REVIEW_GROUND_POLITICAL);
    assertThat(references(PLANNER2, all())).containsExactly("NG/1");
    assertThat(get(PLANNER2, person).getReview().getReviewerSubject()).isNotEmpty();
    assertThat(get(ncb("NG"), person).getReview().getReviewerSubject()).isEmpty();
    assertThat(get(PLANNER, ours).getReview().getGroundsList())
        .containsExactly(ReviewGround.REVIEW_GROUND_POLITICAL);
    assertThat(references(REVIEWER, all())).containsExactly("S/1", "NG/1");
    assertThat(waiting(REVIEWER)).isEmpty();
  }

  /**
   * Also that it is not about a person any more: else a refusal would be gone round by that, as
   * what was approved was then changed as one liked
   * (https://github.com/PHPfox-Official/phpfox-v4-issues/issues/2638).
   */
  @Test
  void what_its_owner_says_anew_of_a_person_is_reviewed_anew() {
    Case person = nominated(service, ncb("NG"), operation, aCase("NG/1").setAboutPerson(true));
    reviewed(service, person);
    worked(service, person, CaseState.CASE_STATE_LEAD);

    Case revised = revise(ncb("NG"), person, aCase("NG/1").setTitle("About nobody"));

    assertThat(revised.getState()).isEqualTo(CaseState.CASE_STATE_LEAD);
    assertThat(revised.getReview().getState()).isEqualTo(CaseReviewState.CASE_REVIEW_STATE_PENDING);
    assertThat(references(PLANNER, all())).isEmpty();
    assertThat(reasonOf(() -> ready(PLANNER, person))).isEqualTo("NOT_FOUND");
    reviewed(service, person);
    assertThat(ready(PLANNER, person).getState()).isEqualTo(CaseState.CASE_STATE_READY);
  }

  @Test
  void who_wrote_it_or_approves_or_is_of_a_country_does_not_review_it() {
    TestCaller writer = TestIdentity.person("writer").roles("planner", "compliance-reviewer");
    TestCaller national =
        TestIdentity.person("national").roles("compliance-reviewer", "ncb-officer").country("NG");
    Case theirs = nominated(service, writer, operation, aCase("S/1").setAboutPerson(true));
    Case person = nominated(service, ncb("NG"), operation, aCase("NG/1").setAboutPerson(true));

    assertThat(reasonOf(() -> review(writer, theirs))).isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> review(both(), theirs))).isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> review(national, person))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> review(PLANNER, theirs))).isEqualTo("ROLE_REQUIRED");
    assertThat(review(writer, person).getVersion()).isEqualTo(2);
  }

  @Test
  void a_review_says_what_it_rests_on() {
    Case person = nominated(service, ncb("NG"), operation, aCase("NG/1").setAboutPerson(true));
    var request =
        ReviewCaseRequest.newBuilder()
            .setOperationId(operation)
            .setCaseId(person.getCaseId())
            .setVersion(1)
            .setText("Looked at");

    assertThat(reasonOf(() -> cases(service, REVIEWER).reviewCase(request.build())))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                cases(service, REVIEWER)
                    .reviewCase(
                        request
                            .setPass(true)
                            .addGrounds(ReviewGround.REVIEW_GROUND_RACIAL)
                            .build())))
        .isEqualTo("INCONSISTENT");
    var read = request.clearGrounds().setPass(true).build();
    revise(ncb("NG"), person, aCase("NG/1").setTitle("Another person").setAboutPerson(true));
    assertThat(reasonOf(() -> cases(service, REVIEWER).reviewCase(read)))
        .isEqualTo("STALE_VERSION");
    assertThat(
            reasonOf(
                () -> cases(service, REVIEWER).reviewCase(read.toBuilder().clearVersion().build())))
        .isEqualTo("INVALID");
    Case nobody = nominated(service, ncb("NG"), operation, aCase("NG/2"));
    assertThat(reasonOf(() -> review(REVIEWER, nobody))).isEqualTo("NOT_FOUND");
  }

  @Test
  void its_owner_alone_revises_and_withdraws_it() {
    Case theirs = nominated(service, ncb("NG"), operation, aCase("NG/1"));
    Case ours = nominated(service, PLANNER, operation, aCase("S/1"));

    assertThat(reasonOf(() -> revise(PLANNER, theirs, aCase("X")))).isEqualTo("NOT_YOUR_CASE");
    assertThat(reasonOf(() -> withdraw(PLANNER, theirs))).isEqualTo("NOT_YOUR_CASE");
    assertThat(reasonOf(() -> withdraw(ncb("GH"), theirs))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> withdraw(ncb("NG"), ours))).isEqualTo("NOT_FOUND");
    assertThat(withdraw(PLANNER2, ours).getWithdrawReason()).isNotEmpty();
    assertThat(references(PLANNER, all())).containsExactly("NG/1");
    assertThat(references(PLANNER, r -> r.setState(CaseState.CASE_STATE_WITHDRAWN)))
        .containsExactly("S/1");
  }

  @Test
  void whoever_has_written_on_a_case_of_the_secretariat_sees_it_while_it_waits() {
    Case ours = nominated(service, PLANNER, operation, aCase("S/1"));
    Case waiting = revise(PLANNER2, ours, aCase("S/1").setAboutPerson(true));

    for (TestCaller writer : List.of(PLANNER, PLANNER2)) {
      assertThat(get(writer, waiting).getVersion()).isEqualTo(2);
      assertThat(references(writer, all())).containsExactly("S/1");
    }
    assertThat(reasonOf(() -> get(DUTY, waiting))).isEqualTo("NOT_FOUND");
    assertThat(withdraw(PLANNER2, waiting).getVersion()).isEqualTo(3);
  }

  @Test
  void a_country_that_has_left_sees_and_withdraws_what_it_nominated_and_says_nothing_anew() {
    Case theirs = nominated(service, ncb("NG"), operation, aCase("NG/1").setAboutPerson(true));
    var _ = participations(service, ncb("NG")).withdrawParticipation(withdrawal(operation, "NG"));

    assertThat(references(ncb("NG"), all())).containsExactly("NG/1");
    assertThat(reasonOf(() -> revise(ncb("NG"), theirs, aCase("NG/1")))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> nominated(service, ncb("NG"), operation, aCase("NG/2"))))
        .isEqualTo("NOT_FOUND");
    assertThat(withdraw(ncb("NG"), theirs).getWithdrawReason()).isNotEmpty();
    assertThat(waiting(REVIEWER)).isEmpty();
  }

  /** A reference that somebody else's waiting case has tells nothing of that. */
  @Test
  void a_reference_is_used_once_by_each_who_nominates() {
    nominated(service, ncb("NG"), operation, aCase("1"));
    Case second = nominated(service, ncb("NG"), operation, aCase("2"));
    nominated(service, ncb("GH"), operation, aCase("1").setAboutPerson(true));
    nominated(service, PLANNER, operation, aCase("1").setAboutPerson(true));
    nominated(service, PLANNER2, operation, aCase("1"));
    Case open = nominated(service, PLANNER, operation, aCase("3"));

    assertThat(reasonOf(() -> revise(PLANNER2, open, aCase("1")))).isEqualTo("INCONSISTENT");
    nominated(service, PLANNER, operation, aCase("4").setAboutPerson(true));
    assertThat(revise(PLANNER2, open, aCase("4")).getVersion()).isEqualTo(2);
    assertThat(reasonOf(() -> nominated(service, ncb("NG"), operation, aCase("1"))))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> revise(ncb("NG"), second, aCase("1")))).isEqualTo("INCONSISTENT");
    assertThat(nominated(service, ncb("NG"), joined(service, "NG"), aCase("1")).getVersion())
        .isEqualTo(1);
  }

  @Test
  void a_case_names_hotspots_that_its_owner_sees() {
    Hotspot own = added(service, ncb("NG"), operation, aHotspot("NG"));
    Hotspot other = added(service, PLANNER, operation, aHotspot("GH"));

    assertThat(
            reasonOf(() ->
                nominated(
                    service, ncb("NG"), operation, aCase("1").addHotspotIds(other.getHotspotId()))))
        .isEqualTo("INCONSISTENT");
    Case one =
        nominated(service, ncb("NG"), operation, aCase("1").addHotspotIds(own.getHotspotId()));
    assertThat(get(PLANNER, one).getSpec().getHotspotIdsList()).containsExactly(own.getHotspotId());
  }

  @Test
  void a_case_is_of_its_operation_alone() {
    Case one = nominated(service, PLANNER, operation, aCase("1"));
    String elsewhere = joined(service, "NG");

    assertThat(
            reasonOf(() ->
                cases(service, PLANNER)
                    .getCase(
                        GetCaseRequest.newBuilder()
                            .setOperationId(elsewhere)
                            .setCaseId(one.getCaseId())
                            .build())))
        .isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(() ->
                cases(service, PLANNER)
                    .assessCase(
                        AssessCaseRequest.newBuilder()
                            .setOperationId(elsewhere)
                            .setCaseId(one.getCaseId())
                            .setAssessment("Worth it")
                            .build())))
        .isEqualTo("NOT_FOUND");
  }

  private static TestCaller both() {
    return TestIdentity.person("both").roles("approver", "compliance-reviewer");
  }
}
