package cordon.operations.operation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.operations.PlanFixture.aWholePlan;
import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CompletenessPoint;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.PlanRevision;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.Waiver;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan with everything that it can say, from the draft until a country reads it. */
class WholePlanServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(WholePlanServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void what_a_plan_says_is_what_is_approved_and_what_countries_read() {
    Operation draft = created(aWholePlan());
    String id = draft.getOperationId();
    Operation approved = approved(service, id);
    OperationsFixture.stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    PlanRevision seen = get(ncb("NG"), id).getApprovedRevision();

    assertThat(draft.getOpenRevision().getPlan()).isEqualTo(aWholePlan().build());
    assertThat(approved.getApprovedRevision().getPlan()).isEqualTo(aWholePlan().build());
    assertThat(approved.getApprovedRevision().getHash())
        .isEqualTo(draft.getOpenRevision().getHash());
    assertThat(approved.getApprovedRevision().getCompletenessVersion()).isEqualTo(1);
    assertThat(seen.getPlan()).isEqualTo(aWholePlan().build());
  }

  @Test
  void an_incomplete_plan_says_what_is_missing_and_is_not_submitted_until_it_is_there_or_waived() {
    var incomplete = aWholePlan().clearArea().clearProtection();
    Operation draft = created(incomplete);
    List<CompletenessPoint> missing = draft.getOpenRevision().getMissingList();

    var refusal = refusalOf(() -> submitted(service, draft.getOperationId()));

    assertThat(draft.getOpenRevision().getCompletenessVersion()).isEqualTo(1);
    assertThat(missing)
        .containsExactly(
            CompletenessPoint.COMPLETENESS_POINT_AREA,
            CompletenessPoint.COMPLETENESS_POINT_REFERRAL,
            CompletenessPoint.COMPLETENESS_POINT_COMPLAINTS);
    assertThat(reasonOf(refusal)).isEqualTo("PLAN_INCOMPLETE");
    assertThat(metadata(refusal)).containsEntry("points", "AREA,REFERRAL,COMPLAINTS");
    assertThat(violations(refusal))
        .extracting(FieldViolation::getField)
        .containsExactly("plan.area", "plan.protection.referral", "plan.protection.complaints");

    incomplete.setArea("West Africa");
    incomplete.getProtectionBuilder().setReferral("To the shelter");
    incomplete.addWaivers(waiver(CompletenessPoint.COMPLETENESS_POINT_COMPLAINTS));
    incomplete.addWaivers(waiver(CompletenessPoint.COMPLETENESS_POINT_AREA));
    PlanRevision revised = revised(draft, incomplete).getOpenRevision();
    PlanRevision review = submitted(service, draft.getOperationId()).getOpenRevision();

    assertThat(revised.getMissingList()).isEmpty();
    assertThat(revised.getNeedlessWaiversList())
        .containsExactly(CompletenessPoint.COMPLETENESS_POINT_AREA);
    assertThat(review.getHash()).isEqualTo(revised.getHash());
  }

  /** As a release before there was a completeness list has left them. */
  @Test
  void what_was_in_review_before_there_was_a_list_is_approved_and_its_next_draft_is_held_to_it() {
    Operation draft = created(OperationsFixture.aPlan());
    Operation review = submitted(service, draft.getOperationId());
    String id = review.getOperationId();
    var stored = service.mongo().collection("operations", Document.class);
    var _ =
        stored.updateOne(
            Filters.eq("_id", id),
            Updates.combine(
                Updates.unset("open.completeness"),
                Updates.unset("open.plan.annex"),
                Updates.set("open.hash", hashWithoutAnnex(review))));

    PlanRevision before = get(PLANNER, id).getOpenRevision();
    Operation approved =
        operations(service, APPROVER)
            .approveOperation(
                ApproveOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setHash(before.getHash())
                    .build())
            .getOperation();
    Operation next = revised(approved, before.getPlan().toBuilder());

    assertThat(before.getPlan().getWaiversList()).isEmpty();
    for (PlanRevision old : List.of(before, approved.getApprovedRevision())) {
      assertThat(old.getCompletenessVersion()).isZero();
      assertThat(old.getMissingList()).isEmpty();
    }
    assertThat(next.getOpenRevision().getMissingCount()).isEqualTo(13);
    assertThat(reasonOf(() -> submitted(service, id))).isEqualTo("PLAN_INCOMPLETE");
  }

  @Test
  void a_plan_that_has_lost_what_its_hash_was_made_of_is_not_approved() {
    String id = created(aWholePlan()).getOperationId();
    String hash = submitted(service, id).getOpenRevision().getHash();
    var stored = service.mongo().collection("operations", Document.class);
    var _ = stored.updateOne(Filters.eq("_id", id), Updates.unset("open.plan.annex"));

    var request = ApproveOperationRequest.newBuilder().setOperationId(id).setHash(hash).build();

    assertThat(reasonOf(() -> operations(service, APPROVER).approveOperation(request)))
        .isEqualTo("HASH_DIFFERS");
  }

  @Test
  void rows_are_told_apart_by_their_names() {
    List<Consumer<Plan.Builder>> twice =
        List.of(
            plan -> plan.addSelectionCriteria(plan.getSelectionCriteria(0)),
            plan -> plan.addCommandPosts(plan.getCommandPosts(0)),
            plan -> plan.addCoordinationUnits(plan.getCoordinationUnits(0)),
            plan -> plan.addCommunications(plan.getCommunications(0)),
            plan -> plan.addRisks(plan.getRisks(0)),
            plan -> plan.addResourceNeeds(plan.getResourceNeeds(0)),
            plan -> plan.addAbortCriteria(plan.getAbortCriteria(0)),
            plan ->
                plan.addWaivers(waiver(CompletenessPoint.COMPLETENESS_POINT_AREA))
                    .addWaivers(waiver(CompletenessPoint.COMPLETENESS_POINT_AREA)));

    for (Consumer<Plan.Builder> change : twice) {
      var plan = aWholePlan();
      change.accept(plan);
      var refusal = refusalOf(() -> created(plan));
      assertThat(reasonOf(refusal)).isEqualTo("INCONSISTENT");
      assertThat(violations(refusal).getFirst().getDescription()).contains("no two rows");
    }
  }

  private static String hashWithoutAnnex(Operation operation) {
    var plan = PlanMessages.plan(operation.getOpenRevision().getPlan());
    return PlanMessages.hash(PlanBuilder.builder(plan).annex(null).build());
  }

  @Test
  void a_circle_of_command_and_a_zone_that_does_not_exist_are_refused_with_the_way_out() {
    var circle = aWholePlan();
    circle.getCommandPostsBuilder(0).setReportsTo("silver_ng");
    var zone = aWholePlan();
    zone.getCoordinationUnitsBuilder(0).setTimeZone("Africa/Lagoon");

    var ofCommand = refusalOf(() -> created(circle));
    var ofZone = refusalOf(() -> created(zone));

    assertThat(reasonOf(ofCommand)).isEqualTo("COMMAND_CYCLE");
    assertThat(metadata(ofCommand)).containsEntry("posts", "gold,silver_ng");
    assertThat(violations(ofCommand).getFirst().getField())
        .isEqualTo("plan.command_posts[0].reports_to");
    assertThat(reasonOf(ofZone)).isEqualTo("INCONSISTENT");
    assertThat(violations(ofZone).getFirst().getField())
        .isEqualTo("plan.coordination_units[0].time_zone");
  }

  private static Operation created(Plan.Builder plan) {
    return operations(service, PLANNER)
        .createOperation(CreateOperationRequest.newBuilder().setPlan(plan).build())
        .getOperation();
  }

  private static Operation revised(Operation before, Plan.Builder plan) {
    return operations(service, PLANNER)
        .reviseOperation(
            ReviseOperationRequest.newBuilder()
                .setOperationId(before.getOperationId())
                .setVersion(before.getVersion())
                .setPlan(plan)
                .build())
        .getOperation();
  }

  private static Operation get(TestCaller caller, String id) {
    return operations(service, caller)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Waiver waiver(CompletenessPoint point) {
    return Waiver.newBuilder().setPoint(point).setReason("Told elsewhere").build();
  }
}
