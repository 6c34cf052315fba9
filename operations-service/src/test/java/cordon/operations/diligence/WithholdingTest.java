package cordon.operations.diligence;

import static cordon.operations.DiligenceFixture.assessed;
import static cordon.operations.DiligenceFixture.assessing;
import static cordon.operations.DiligenceFixture.diligence;
import static cordon.operations.DiligenceFixture.of;
import static cordon.operations.DiligenceFixture.waived;
import static cordon.operations.DiligenceFixture.waiving;
import static cordon.operations.DiligenceFixture.withheld;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.PackageFixture.aPackage;
import static cordon.operations.PackageFixture.drafted;
import static cordon.operations.PackageFixture.give;
import static cordon.operations.PackageFixture.given;
import static cordon.operations.PackageFixture.reviewed;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.operations.JoinedScene;
import cordon.operations.LeadFixture;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.DiligenceWaiver;
import cordon.operations.v1.ListDiligenceWaiversRequest;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is withheld from a country by an assessment, and what a waiver lets through. */
class WithholdingTest extends JoinedScene {
  private static final TestCaller BOTH =
      TestIdentity.person("both").roles("approver", "compliance-reviewer");
  private static final DiligenceLevel STANDARD = DiligenceLevel.DILIGENCE_LEVEL_STANDARD;

  @Test
  void what_is_withheld_is_not_asked_until_a_reviewer_waives_it_for_the_operation() {
    DiligenceAssessment standing = withheld(service, "ML");

    assertThat(reasonOf(() -> invite("ML"))).isEqualTo("DILIGENCE_WITHHELD");
    var many =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                participations(service, PLANNER)
                    .inviteCountries(invitations(operation, "KE", "ML").build()));
    assertThat(reasonOf(many)).isEqualTo("DILIGENCE_WITHHELD");
    assertThat(Refusals.violations(many))
        .extracting(FieldViolation::getField)
        .containsExactly("invitations[1].country");
    var sees = waivers(REVIEWER);
    assertThat(sees).isEmpty();

    DiligenceWaiver waiver = waived(service, operation, standing);

    assertThat(waiver.getHolds()).isTrue();
    assertThat(waiver.getCountry()).isEqualTo("ML");
    assertThat(invite("ML")).isEqualTo("ML");
    assertThat(waivers(PLANNER)).containsExactly(waiver);
    String elsewhere = joined(service, "NG");
    assertThat(
            reasonOf(
                () -> participations(service, PLANNER).inviteCountry(invitation(elsewhere, "ML"))))
        .isEqualTo("DILIGENCE_WITHHELD");
    assertThat(reasonOf(() -> waivers(ncb("NG")))).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void a_waiver_holds_while_its_assessment_stands() {
    DiligenceAssessment first = withheld(service, "NE");
    waived(service, operation, first);
    DiligenceAssessment second =
        assessed(
            service,
            assessing(service, of("NE"), DiligenceLevel.DILIGENCE_LEVEL_WITHHELD)
                .setSupersedesId(first.getAssessmentId()));

    assertThat(waivers(PLANNER)).extracting(DiligenceWaiver::getHolds).containsExactly(false);
    assertThat(reasonOf(() -> invite("NE"))).isEqualTo("DILIGENCE_WITHHELD");
    assertThat(reasonOf(() -> waived(service, operation, first)))
        .isEqualTo("ASSESSMENT_SUPERSEDED");
    DiligenceAssessment third =
        assessed(
            service,
            assessing(service, of("NE"), STANDARD).setSupersedesId(second.getAssessmentId()));
    assertThat(reasonOf(() -> waived(service, operation, third))).isEqualTo("NOTHING_WITHHELD");
    assertThat(invite("NE")).isEqualTo("NE");
    assertThat(
            reasonOf(
                () -> diligence(service, BOTH).waiveDiligence(waiving(operation, third).build())))
        .isEqualTo("MAY_NOT_REVIEW");
    assertThat(reasonOf(() -> waived(service, "01975a1e-0000-7000-8000-000000000001", third)))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void the_secretariat_gives_no_package_to_whom_that_is_withheld() {
    stand(service, operation, "TD", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var draft = drafted(service, PLANNER, operation, aPackage("TD"));
    var waits = given(service, PLANNER, operation, aPackage("TD").setAboutPerson(true));
    DiligenceAssessment standing = withheld(service, "TD");

    assertThat(reasonOf(() -> give(service, PLANNER, draft))).isEqualTo("DILIGENCE_WITHHELD");
    assertThat(reasonOf(() -> reviewed(service, waits))).isEqualTo("DILIGENCE_WITHHELD");
    assertThat(given(service, ncb("NG"), operation, aPackage("TD")).getNumber()).isEqualTo(1);

    waived(service, operation, standing);
    assertThat(give(service, PLANNER, draft).getNumber()).isEqualTo(2);
    assertThat(reviewed(service, waits).getNumber()).isEqualTo(3);
  }

  @Test
  void a_country_that_leads_is_held_to_it_as_well() {
    withheld(service, "BI");
    TestCaller leader = LeadFixture.planner("ZA");
    String led =
        LeadFixture.handed(service, active(service), LeadFixture.lead(false, "ZA"))
            .getOperationId();

    assertThat(reasonOf(() -> participations(service, leader).inviteCountry(invitation(led, "BI"))))
        .isEqualTo("DILIGENCE_WITHHELD");
  }

  private String invite(String country) {
    return participations(service, PLANNER)
        .inviteCountry(invitation(operation, country))
        .getParticipation()
        .getCountry();
  }

  private List<DiligenceWaiver> waivers(TestCaller caller) {
    return diligence(service, caller)
        .listDiligenceWaivers(
            ListDiligenceWaiversRequest.newBuilder().setOperationId(operation).build())
        .getWaiversList();
  }
}
