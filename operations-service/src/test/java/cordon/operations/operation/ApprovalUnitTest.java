package cordon.operations.operation;

import static cordon.operations.LeadFixture.approver;
import static cordon.operations.LeadFixture.lead;
import static cordon.operations.LeadFixture.planner;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.HistoryServiceGrpc;
import cordon.operations.v1.ListOperationChangesRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlanRevision;
import cordon.operations.v1.RecordChange;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who approves what their own unit has written. */
class ApprovalUnitTest extends LeadScene {
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
            .withSecondFactor();
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
}
