package cordon.operations.operation;

import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.CaseFixture;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseServiceGrpc;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotServiceGrpc;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What those who lead see of cases and hotspots, and what they answer for. */
class LeadOfRecordsTest extends LeadScene {
  /** The law: never before a compliance reviewer has passed what is about a person. */
  @Test
  void those_who_lead_see_cases_as_the_secretariat_does_and_work_on_them() {
    String id = joined(service, "NG", "KE");
    var _ = handed(service, get(PLANNER, id), lead(false, "KE"));
    Case open = CaseFixture.nominated(service, ncb("NG"), id, CaseFixture.aCase("L/1"));
    Case person =
        CaseFixture.nominated(
            service, ncb("NG"), id, CaseFixture.aCase("L/2").setAboutPerson(true));
    Case own =
        CaseFixture.nominated(
            service, ncb("KE"), id, CaseFixture.aCase("L/3").setAboutPerson(true));

    assertThat(cases(planner("KE"), id)).containsExactly(open.getCaseId());
    assertThat(cases(planner("NG"), id)).containsExactly(open.getCaseId());
    assertThat(cases(planner("ZA"), id)).isEmpty();
    assertThat(reasonOf(() -> getCase(planner("KE"), person))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> getCase(planner("KE"), own))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> assess(planner("KE"), person))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> assess(planner("NG"), open))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> assess(PLANNER, open))).isEqualTo("NOT_LEAD");
    assertThat(assess(planner("KE"), open).getAssessment()).isEqualTo("Worth a look.");

    var _ =
        CaseServiceGrpc.newBlockingStub(service.channel(REVIEWER))
            .reviewCase(
                ReviewCaseRequest.newBuilder()
                    .setOperationId(id)
                    .setCaseId(person.getCaseId())
                    .setVersion(person.getVersion())
                    .setPass(true)
                    .setText("An ordinary crime.")
                    .build());
    assertThat(cases(planner("KE"), id)).containsExactly(person.getCaseId(), open.getCaseId());
    assertThat(getCase(planner("KE"), person).getReview().getReviewerSubject()).isEmpty();
  }

  /** Their originators say who sees them, and the lead is no originator. */
  @Test
  void those_who_lead_see_and_confirm_the_hotspots_that_name_their_country_and_no_others() {
    String id = joined(service, "NG", "KE");
    var _ = handed(service, get(PLANNER, id), lead(false, "KE"));
    Hotspot hidden = added(service, ncb("NG"), id, aHotspot("NG"));
    Hotspot shown = added(service, ncb("NG"), id, aHotspot("NG").addVisibleTo("KE"));

    assertThat(reasonOf(() -> getHotspot(planner("KE"), hidden))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> confirm(planner("KE"), hidden))).isEqualTo("NOT_FOUND");
    assertThat(getHotspot(planner("KE"), shown).getSpec().getVisibleToList()).isEmpty();
    assertThat(reasonOf(() -> confirm(PLANNER, shown))).isEqualTo("NOT_LEAD");
    assertThat(confirm(planner("KE"), shown).getHotspotId()).isEqualTo(shown.getHotspotId());
  }

  /** Else whoever leads could accept, decline and withdraw in the name of another country. */
  @Test
  void nobody_answers_for_another_country_because_their_own_leads() {
    String id = joined(service, "KE");
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_INVITED);
    var _ = handed(service, get(PLANNER, id), lead(true, "KE"));
    TestCaller both = TestIdentity.person("both").roles("planner", "ncb-officer").country("KE");

    assertThat(countries(both, id)).containsExactly("KE", "NG");
    assertThat(
            reasonOf(() -> participations(service, both).acceptParticipation(acceptance(id, "NG"))))
        .isEqualTo("NOT_FOUND");
  }

  private static List<String> cases(TestCaller by, String id) {
    return CaseServiceGrpc.newBlockingStub(service.channel(by))
        .listCases(ListCasesRequest.newBuilder().setOperationId(id).build())
        .getCasesList()
        .stream()
        .map(Case::getCaseId)
        .toList();
  }

  private static Case getCase(TestCaller by, Case one) {
    return CaseServiceGrpc.newBlockingStub(service.channel(by))
        .getCase(
            GetCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .build())
        .getCase();
  }

  private static Case assess(TestCaller by, Case one) {
    return CaseServiceGrpc.newBlockingStub(service.channel(by))
        .assessCase(
            AssessCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setAssessment("Worth a look.")
                .build())
        .getCase();
  }

  private static Hotspot getHotspot(TestCaller by, Hotspot one) {
    return HotspotServiceGrpc.newBlockingStub(service.channel(by))
        .getHotspot(
            GetHotspotRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setHotspotId(one.getHotspotId())
                .build())
        .getHotspot();
  }

  private static Hotspot confirm(TestCaller by, Hotspot one) {
    return HotspotServiceGrpc.newBlockingStub(service.channel(by))
        .confirmHotspot(
            ConfirmHotspotRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setHotspotId(one.getHotspotId())
                .build())
        .getHotspot();
  }
}
