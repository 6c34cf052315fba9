package cordon.operations.operation;

import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.led;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.aHotspot;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.added;
import static cordon.operations.OperationsFixture.comment;
import static cordon.operations.OperationsFixture.comments;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.CaseFixture;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseServiceGrpc;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.ConfirmHotspotRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.GetHotspotRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.Hotspot;
import cordon.operations.v1.HotspotServiceGrpc;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListCasesRequest;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.ListPlanCommentsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlanRevision;
import cordon.operations.v1.PlanState;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Operations that countries lead. */
class LeadServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(LeadServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_country_plans_approves_and_begins_what_it_leads() {
    Operation draft = create(planner("KE"), null);
    assertThat(draft.getLead()).isEqualTo(lead(false, "KE").build());
    String id = draft.getOperationId();

    var _ = operations(service, planner("KE")).reviseOperation(revision(draft));
    Operation review = submitted(planner("KE"), id);
    var _ =
        comments(service, approver("KE")).addPlanComment(comment(review, "legal_basis").build());
    Operation approved = approve(approver("KE"), review, "");
    var _ = participations(service, planner("KE")).inviteCountry(invitation(id, "NG"));
    Operation active = activate(planner("KE"), id);

    assertThat(approved.getApprovedRevision().getState()).isEqualTo(PlanState.PLAN_STATE_APPROVED);
    assertThat(active.getLead()).isEqualTo(lead(false, "KE").build());
  }

  @Test
  void who_creates_an_operation_leads_it_alone_or_with_those_whom_they_name() {
    assertThat(create(PLANNER, null).getLead()).isEqualTo(lead(true).build());
    assertThat(create(planner("KE"), lead(true, "NG", "KE", "GH")).getLead())
        .isEqualTo(lead(true, "GH", "KE", "NG").build());
    assertThat(reasonOf(() -> create(planner("KE"), lead(true, "NG")))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> create(PLANNER, lead(false, "NG")))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> create(planner("KE"), lead(false)))).isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> create(planner("KE"), lead(false, "KE", "XX")))).isEqualTo("INVALID");
    assertThat(reasonOf(() -> create(ncb("KE"), null))).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void whoever_sees_the_plan_and_does_not_lead_is_told_who_does() {
    String id = led(service, planner("KE"), lead(false, "KE", "GH")).getOperationId();
    approve(approver("GH"), submitted(planner("KE"), id), "");
    var _ = participations(service, planner("GH")).inviteCountry(invitation(id, "NG"));
    assertThat(reasonOf(() -> activate(planner("NG"), id))).isEqualTo("NOT_FOUND");
    var _ = participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));

    for (TestCaller other : List.of(PLANNER, planner("NG"))) {
      var refusal = refusalOf(() -> activate(other, id));
      assertThat(reasonOf(refusal)).isEqualTo("NOT_LEAD");
      assertThat(refusal.getMessage()).contains("GH, KE").contains("ask there");
      assertThat(reasonOf(() -> participations(service, other).inviteCountry(invitation(id, "ZA"))))
          .isEqualTo("NOT_LEAD");
    }
    assertThat(reasonOf(() -> listComments(planner("NG"), id))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> activate(planner("ZA"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> listComments(planner("ZA"), id))).isEqualTo("NOT_FOUND");
  }

  @Test
  void the_secretariat_reads_what_it_does_not_lead() {
    Operation draft = led(service, planner("KE"), lead(false, "KE"));
    var _ = comments(service, planner("KE")).addPlanComment(comment(draft, "").build());

    assertThat(get(PLANNER, draft.getOperationId()).hasOpenRevision()).isTrue();
    assertThat(listComments(PLANNER, draft.getOperationId())).isEqualTo(1);
    assertThat(
            reasonOf(() -> comments(service, PLANNER).addPlanComment(comment(draft, "").build())))
        .isEqualTo("NOT_LEAD");
  }

  @Test
  void those_who_lead_see_all_of_it_and_others_of_their_country_what_it_takes_part_in() {
    String id = joined(service, "NG", "KE");
    Operation handed = handed(service, get(PLANNER, id), lead(true, "KE"));
    Operation draft = operations(service, PLANNER).reviseOperation(revision(handed)).getOperation();
    var _ = comments(service, PLANNER).addPlanComment(comment(draft, "").build());

    assertThat(get(planner("KE"), id)).isEqualTo(draft);
    assertThat(get(approver("KE"), id)).isEqualTo(draft);
    assertThat(get(ncb("KE"), id).hasOpenRevision()).isFalse();
    assertThat(get(planner("NG"), id).hasOpenRevision()).isFalse();
    assertThat(get(planner("NG"), id).getLead()).isEqualTo(lead(true, "KE").build());
    assertThat(listComments(planner("KE"), id)).isEqualTo(1);
    assertThat(countries(planner("KE"), id)).containsExactly("KE", "NG");
    assertThat(countries(ncb("KE"), id)).containsExactly("KE");
    assertThat(countries(planner("NG"), id)).containsExactly("NG");
  }

  @Test
  void whoever_loses_the_lead_has_no_rights_of_it_any_more() {
    Operation draft = led(service, planner("KE"), lead(false, "KE"));
    String id = draft.getOperationId();

    Operation changed = changeLead(approver("KE"), draft, lead(false, "GH"));

    assertThat(changed.getLead()).isEqualTo(lead(false, "GH").build());
    assertThat(reasonOf(() -> get(planner("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> operations(service, planner("KE")).reviseOperation(revision(draft))))
        .isEqualTo("NOT_FOUND");
    assertThat(get(planner("GH"), id)).isEqualTo(changed);
    assertThat(reasonOf(() -> changeLead(approver("GH"), changed, lead(false, "GH"))))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> changeLead(APPROVER, changed, lead(true)))).isEqualTo("NOT_LEAD");
    assertThat(reasonOf(() -> changeLead(planner("GH"), changed, lead(true))))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(
            reasonOf(() ->
                changeLead(
                    TestIdentity.person("tired").roles("approver").country("GH"),
                    changed,
                    lead(true))))
        .isEqualTo("STEP_UP_REQUIRED");
  }

  /**
   * As owners of one team lost all of theirs: datawrapper/api#83, worldcoin/developer-portal#612.
   */
  @Test
  void a_change_of_the_lead_changes_that_operation_and_no_other() {
    Operation kept = led(service, planner("RW"), lead(false, "RW"));
    Operation given = led(service, planner("RW"), lead(false, "RW"));

    var _ = changeLead(approver("RW"), given, lead(false, "SN"));

    assertThat(ids(planner("RW"), 10)).containsExactly(kept.getOperationId());
    assertThat(ids(planner("SN"), 10)).containsExactly(given.getOperationId());
    assertThat(get(planner("RW"), kept.getOperationId())).isEqualTo(kept);
  }

  @Test
  void a_change_of_the_lead_is_a_change_of_what_countries_see() {
    String id = joined(service, "NG");
    Operation before = get(ncb("NG"), id);

    Operation after = handed(service, get(PLANNER, id), lead(true, "KE"));

    assertThat(get(ncb("NG"), id).getVersion()).isEqualTo(before.getVersion() + 1);
    assertThat(get(ncb("NG"), id).getUpdateTime()).isEqualTo(after.getUpdateTime());
  }

  @Test
  void the_lead_of_a_closed_operation_stays() {
    Operation closed = OperationsFixture.closed(service);

    assertThat(reasonOf(() -> handed(service, closed, lead(true, "KE")))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void a_list_has_what_a_country_leads_among_what_it_takes_part_in_page_by_page() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      expected.addFirst(joined(service, "TZ"));
      expected.addFirst(led(service, planner("TZ"), lead(false, "TZ")).getOperationId());
      // Those of others are between them.
      created(service);
    }
    String both = joined(service, "TZ");
    var _ = handed(service, get(PLANNER, both), lead(true, "TZ"));
    expected.addFirst(both);

    for (int size = 1; size <= 5; size++) {
      assertThat(ids(planner("TZ"), size)).as("pages of %d", size).isEqualTo(expected);
    }
    assertThat(ids(ncb("TZ"), 3)).hasSize(5);
  }

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

  @Test
  void an_approver_of_an_authors_unit_says_why_there_is_no_other() {
    TestCaller planner = planner("KE").unit("Fraud");
    TestCaller same = approver("KE").unit("Fraud");
    Operation draft = create(planner, null);
    Operation review = submitted(planner, draft.getOperationId());

    var refusal = refusalOf(() -> approve(same, review, ""));
    assertThat(reasonOf(refusal)).isEqualTo("SAME_UNIT");
    assertThat(reasonOf(() -> approve(approver("KE").unit("Directorate"), review, "No other unit")))
        .isEqualTo("INCONSISTENT");
    PlanRevision approved = approve(same, review, "There is one unit.").getApprovedRevision();

    assertThat(approved.getAuthorUnitsList())
        .extracting(unit -> unit.getCountry() + " " + unit.getName())
        .containsExactly("KE Fraud");
    assertThat(approved.getApproverUnit().getName()).isEqualTo("Fraud");
    assertThat(approved.getNoOtherUnitReason()).isEqualTo("There is one unit.");
  }

  @Test
  void units_of_the_same_name_in_two_countries_are_two_and_none_is_no_unit() {
    Operation draft = create(planner("KE").unit("Fraud"), lead(false, "KE", "GH"));
    Operation review = submitted(planner("KE").unit("Fraud"), draft.getOperationId());

    assertThat(approve(approver("GH").unit("Fraud"), review, "").hasApprovedRevision()).isTrue();
    Operation none = create(planner("KE"), null);
    assertThat(
            approve(approver("KE"), submitted(planner("KE"), none.getOperationId()), "")
                .hasApprovedRevision())
        .isTrue();
  }

  @Test
  void a_unit_counts_that_wrote_on_the_revision_at_any_time_and_an_author_never_approves() {
    Operation draft = create(planner("KE").unit("Fraud"), null);
    TestCaller second =
        TestIdentity.person("second")
            .roles("planner", "approver")
            .country("KE")
            .unit("Cyber")
            .withSecondFactor(Instant.now());
    Operation revised = operations(service, second).reviseOperation(revision(draft)).getOperation();
    Operation review = submitted(planner("KE"), revised.getOperationId());

    assertThat(reasonOf(() -> approve(approver("KE").unit("Fraud"), review, "")))
        .isEqualTo("SAME_UNIT");
    assertThat(reasonOf(() -> approve(second, review, "There is no other unit.")))
        .isEqualTo("AUTHOR_MAY_NOT_APPROVE");
    assertThat(review.getOpenRevision().getAuthorUnitsList()).hasSize(2);
  }

  @Test
  void who_takes_part_is_shown_no_unit() {
    String id = created(service).getOperationId();
    Operation review = submitted(PLANNER.unit("Planning"), id);
    var _ =
        operations(service, APPROVER)
            .returnOperation(
                ReturnOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setReason("Once more.")
                    .build());
    var _ =
        operations(service, PLANNER.unit("Planning")).reviseOperation(revision(get(PLANNER, id)));
    approve(APPROVER.unit("Planning"), submitted(PLANNER, id), "There is one unit.");
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    PlanRevision shown = get(ncb("NG"), id).getApprovedRevision();

    assertThat(review.getOpenRevision().getAuthorUnitsList()).isEmpty();
    assertThat(shown.getAuthorUnitsList()).isEmpty();
    assertThat(shown.hasApproverUnit()).isFalse();
    assertThat(shown.getNoOtherUnitReason()).isEmpty();
    assertThat(reasons(ncb("NG"), id)).doesNotContain("There is one unit.");
    assertThat(reasons(PLANNER, id)).contains("There is one unit.");
  }

  private static List<String> reasons(TestCaller by, String id) {
    return HistoryServiceGrpc.newBlockingStub(service.channel(by))
        .listOperationChanges(ListOperationChangesRequest.newBuilder().setOperationId(id).build())
        .getChangesList()
        .stream()
        .map(RecordChange::getReason)
        .toList();
  }

  private static Operation create(TestCaller by, Lead.@Nullable Builder lead) {
    var request = CreateOperationRequest.newBuilder().setPlan(aPlan());
    if (lead != null) {
      request.setLead(lead);
    }
    return operations(service, by).createOperation(request.build()).getOperation();
  }

  private static ReviseOperationRequest revision(Operation before) {
    return ReviseOperationRequest.newBuilder()
        .setOperationId(before.getOperationId())
        .setVersion(before.getVersion())
        .setPlan(aPlan().setCodeName("The next"))
        .build();
  }

  private static Operation submitted(TestCaller by, String id) {
    return operations(service, by)
        .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Operation approve(TestCaller by, Operation review, String noOtherUnit) {
    return operations(service, by)
        .approveOperation(
            ApproveOperationRequest.newBuilder()
                .setOperationId(review.getOperationId())
                .setHash(review.getOpenRevision().getHash())
                .setNoOtherUnitReason(noOtherUnit)
                .build())
        .getOperation();
  }

  private static Operation activate(TestCaller by, String id) {
    return operations(service, by)
        .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Operation changeLead(TestCaller by, Operation before, Lead.Builder lead) {
    return operations(service, by)
        .changeLead(
            ChangeLeadRequest.newBuilder()
                .setOperationId(before.getOperationId())
                .setVersion(before.getVersion())
                .setLead(lead)
                .setReason("They take it over.")
                .build())
        .getOperation();
  }

  private static Operation get(TestCaller by, String id) {
    return operations(service, by)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static List<String> ids(TestCaller by, int size) {
    var ids = new ArrayList<String>();
    String token = "";
    do {
      var page =
          operations(service, by)
              .listOperations(
                  ListOperationsRequest.newBuilder().setPageSize(size).setPageToken(token).build());
      page.getOperationsList().forEach(one -> ids.add(one.getOperationId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return ids;
  }

  private static int listComments(TestCaller by, String id) {
    return comments(service, by)
        .listPlanComments(ListPlanCommentsRequest.newBuilder().setOperationId(id).build())
        .getCommentsCount();
  }

  private static List<String> countries(TestCaller by, String id) {
    return participations(service, by)
        .listParticipations(ListParticipationsRequest.newBuilder().setOperationId(id).build())
        .getParticipationsList()
        .stream()
        .map(Participation::getCountry)
        .toList();
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
