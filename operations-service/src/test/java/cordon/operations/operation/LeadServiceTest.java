package cordon.operations.operation;

import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.handed;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.led;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.comment;
import static cordon.operations.OperationsFixture.comments;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListPlanCommentsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.PlanState;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that countries lead. */
class LeadServiceTest extends LeadScene {
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
}
