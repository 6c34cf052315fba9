package cordon.operations.intelligence;

import static cordon.operations.CaseFixture.aCase;
import static cordon.operations.CaseFixture.cases;
import static cordon.operations.CaseFixture.nominated;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.packages;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.platform.conformance.Refusals.reasonOf;
import static java.util.function.UnaryOperator.identity;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.Case;
import cordon.operations.v1.IntelligencePackage;
import cordon.operations.v1.PackageState;
import cordon.operations.v1.ReviewGround;
import cordon.operations.v1.ReviewPackageRequest;
import cordon.operations.v1.ReviseCaseRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packages about persons before a compliance reviewer. */
class PackageReviewTest extends PackageScene {
  @Test
  void one_about_a_person_is_there_for_nobody_else_before_it_is_passed_and_given_with_that() {
    IntelligencePackage waiting =
        given(service, PLANNER, operation, aPackage("GH").setAboutPerson(true));

    assertThat(waiting.getState()).isEqualTo(PackageState.PACKAGE_STATE_WAITING);
    assertThat(waiting.getNumber()).isZero();
    for (TestCaller other : List.of(PLANNER2, APPROVER, DUTY, GH, NG)) {
      assertThat(reasonOf(() -> get(other, waiting))).isEqualTo("NOT_FOUND");
      assertThat(listed(other, identity())).isEmpty();
      assertThat(copiesOf(other, identity())).isEmpty();
    }
    assertThat(get(REVIEWER, waiting).getPackage().getSpec().getReceiverCountriesList())
        .containsExactly("GH");

    IntelligencePackage passed = reviewed(service, waiting);

    assertThat(passed.getState()).isEqualTo(PackageState.PACKAGE_STATE_GIVEN);
    assertThat(get(GH, waiting).getPackage().getSpec().getText()).isNotEmpty();
    assertThat(get(GH, waiting).getPackage().hasReview()).isFalse();
    assertThat(get(PLANNER2, waiting).getPackage().getSpec().getText()).isNotEmpty();
  }

  @Test
  void what_was_refused_is_revised_before_it_is_given_and_reviewed_whatever_is_said_anew() {
    IntelligencePackage waiting =
        given(service, NG, operation, aPackage("GH").setAboutPerson(true));
    IntelligencePackage refused = reviewed(service, waiting, ReviewGround.REVIEW_GROUND_POLITICAL);

    assertThat(refused.getState()).isEqualTo(PackageState.PACKAGE_STATE_DRAFT);
    assertThat(reasonOf(() -> give(service, NG, refused))).isEqualTo("CASE_NOT_PASSED");
    assertThat(get(NG, refused).getPackage().getReview().getGroundsList())
        .containsExactly(ReviewGround.REVIEW_GROUND_POLITICAL);
    assertThat(get(NG, refused).getPackage().getReview().getReviewerSubject()).isEmpty();
    IntelligencePackage revised = revise(NG, refused, aPackage("GH"));
    assertThat(give(service, NG, revised).getState()).isEqualTo(PackageState.PACKAGE_STATE_WAITING);
  }

  @Test
  void who_wrote_it_or_approves_does_not_review_it() {
    TestCaller writer = TestIdentity.person("writer").roles("planner", "compliance-reviewer");
    TestCaller both = TestIdentity.person("both").roles("approver", "compliance-reviewer");
    IntelligencePackage waiting =
        given(service, writer, operation, aPackage("GH").setAboutPerson(true));

    assertThat(reasonOf(() -> packages(service, writer).reviewPackage(review(waiting))))
        .isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> packages(service, both).reviewPackage(review(waiting))))
        .isEqualTo("MAY_NOT_REVIEW");
    var old = waiting;
    var _ = revise(writer, waiting, aPackage("GH", "NG").setAboutPerson(true));
    var _ = give(service, writer, waiting);
    assertThat(reasonOf(() -> reviewed(service, old))).isEqualTo("STALE_VERSION");
  }

  /** A case about a person is given on in no package that goes round the reviewer. */
  @Test
  void a_package_for_a_case_about_a_person_is_reviewed_as_well() {
    Case person = nominated(service, NG, operation, aCase("NG/1").setAboutPerson(true));
    Case nobody = nominated(service, NG, operation, aCase("NG/2"));

    assertThat(
            given(service, NG, operation, aPackage("GH").setCaseId(person.getCaseId())).getState())
        .isEqualTo(PackageState.PACKAGE_STATE_WAITING);
    IntelligencePackage draft =
        drafted(service, NG, operation, aPackage("GH").setCaseId(nobody.getCaseId()));
    var _ =
        cases(service, NG)
            .reviseCase(
                ReviseCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(nobody.getCaseId())
                    .setSpec(aCase("NG/2").setAboutPerson(true))
                    .build());
    assertThat(give(service, NG, draft).getState()).isEqualTo(PackageState.PACKAGE_STATE_WAITING);
  }

  /** A planner sees NG's case no more once it is about a person, and does not write round that. */
  @Test
  void what_its_owner_sees_no_more_stays_in_a_package_and_is_reviewed_also_when_left_out() {
    Case theirs = nominated(service, NG, operation, aCase("NG/1"));
    var spec = aPackage("GH").setCaseId(theirs.getCaseId());
    IntelligencePackage kept = drafted(service, PLANNER, operation, spec);
    IntelligencePackage without = drafted(service, PLANNER, operation, spec);
    var _ =
        cases(service, NG)
            .reviseCase(
                ReviseCaseRequest.newBuilder()
                    .setOperationId(operation)
                    .setCaseId(theirs.getCaseId())
                    .setSpec(aCase("NG/1").setAboutPerson(true))
                    .build());

    assertThat(reasonOf(() -> drafted(service, PLANNER, operation, spec)))
        .isEqualTo("INCONSISTENT");
    assertThat(get(PLANNER, kept).getPackage().getSpec().getCaseId()).isEqualTo(theirs.getCaseId());
    var _ = revise(PLANNER, kept, spec.setText("Said anew"));
    var _ = revise(PLANNER, without, aPackage("GH"));
    for (IntelligencePackage one : List.of(kept, without)) {
      assertThat(give(service, PLANNER, one).getState())
          .isEqualTo(PackageState.PACKAGE_STATE_WAITING);
      IntelligencePackage passed = reviewed(service, get(REVIEWER, one).getPackage());
      assertThat(passed.getState()).isEqualTo(PackageState.PACKAGE_STATE_GIVEN);
      assertThat(get(GH, one).getPackage().getSpec().getCaseId()).isEmpty();
    }
  }

  private static ReviewPackageRequest review(IntelligencePackage one) {
    return ReviewPackageRequest.newBuilder()
        .setOperationId(one.getOperationId())
        .setPackageId(one.getPackageId())
        .setVersion(one.getVersion())
        .setPass(true)
        .setText("Looked at")
        .build();
  }
}
