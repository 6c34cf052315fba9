package cordon.operations.operation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.revisions;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Filters;
import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.v1.ApprovedRevision;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetPlanRevisionRequest;
import cordon.operations.v1.ListPlanRevisionsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.migration.Migration;
import cordon.platform.migration.Migrations;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was approved stays readable. */
class PlanRevisionServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(PlanRevisionServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void every_revision_that_was_approved_stays_readable_with_who_wrote_and_approved_it() {
    Operation operation = thrice();

    List<ApprovedRevision> listed = listed(operation, PLANNER);
    ApprovedRevision first = get(operation, 1, PLANNER);

    assertThat(listed)
        .extracting(one -> one.getRevision().getNumber(), ApprovedRevision::getInForce)
        .containsExactly(tuple(3, true), tuple(2, false), tuple(1, false));
    assertThat(listed).noneMatch(one -> one.getRevision().hasPlan());
    assertThat(listed).allMatch(ApprovedRevision::hasApproveTime);
    assertThat(first.getRevision().getPlan().getCodeName()).isEqualTo(aPlan().getCodeName());
    assertThat(first.getRevision().getHash()).isEqualTo(listed.getLast().getRevision().getHash());
    assertThat(first.getRevision().getAuthorSubjectsList()).containsExactly(PLANNER.subject());
    assertThat(first.getRevision().getApproverSubject()).isEqualTo(APPROVER.subject());
  }

  @Test
  void a_country_that_takes_part_sees_the_plans_and_nobody_who_wrote_or_approved_them() {
    Operation operation = thrice();
    String id = operation.getOperationId();
    stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);
    stand(service, id, "ZA", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);

    ApprovedRevision seen = get(operation, 2, ncb("NG"));

    assertThat(seen.getRevision().getPlan().getCodeName()).isEqualTo("The second");
    assertThat(seen.getRevision().getHash())
        .isEqualTo(get(operation, 2, PLANNER).getRevision().getHash());
    assertThat(seen.getRevision().getAuthorSubjectsList()).isEmpty();
    assertThat(seen.getRevision().getApproverSubject()).isEmpty();
    assertThat(listed(operation, ncb("NG")))
        .hasSize(3)
        .allSatisfy(one -> {
          assertThat(one.getRevision().getAuthorSubjectsList()).isEmpty();
          assertThat(one.getRevision().getApproverSubject()).isEmpty();
        });
    for (String country : List.of("KE", "ZA", "GH")) {
      assertThat(reasonOf(() -> listed(operation, ncb(country)))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> get(operation, 1, ncb(country)))).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void what_is_in_work_is_no_approved_revision() {
    Operation review = submitted(service);

    assertThat(listed(review, PLANNER)).isEmpty();
    assertThat(reasonOf(() -> get(review, 1, PLANNER))).isEqualTo("NOT_FOUND");
  }

  @Test
  void what_was_in_force_before_revisions_were_kept_becomes_the_first_that_is() {
    Operation operation = revised(service, approved(service), aPlan().setCodeName("The second"));
    var kept = service.mongo().collection("plan_revisions", Document.class);
    var own = Filters.eq("operationId", operation.getOperationId());
    kept.deleteMany(own);

    migrate();
    migrate();

    assertThat(kept.countDocuments(own)).isOne();
    ApprovedRevision found = get(operation, 2, PLANNER);
    assertThat(found.getRevision()).isEqualTo(operation.getApprovedRevision());
    assertThat(found.hasApproveTime()).isFalse();
    assertThat(listed(operation, PLANNER)).hasSize(1);
  }

  /** A release before this one approves beside it during an upgrade, and keeps nothing. */
  @Test
  void what_an_older_release_approved_is_kept_when_the_next_is_approved() {
    Operation operation = approvedByAnOlderRelease(submitted(service).getOperationId());
    assertThat(listed(operation, PLANNER)).isEmpty();

    Operation next = revised(service, operation, aPlan().setCodeName("The second"));

    assertThat(get(next, 1, PLANNER).getRevision()).isEqualTo(operation.getApprovedRevision());
    assertThat(listed(next, PLANNER)).hasSize(2);
  }

  @Test
  void a_revision_is_stored_in_the_form_that_is_pinned() {
    Instant now = Instant.parse("2025-06-02T08:00:00Z");
    PlanRevision revision =
        PlanRevision.draft(3, AnOperation.PLAN, "hash", AnOperation.by("author"))
            .approvedBy(AnOperation.by("approver"), null);

    Golden.assertMatches(
        PlanFixture.CODECS,
        cordon.operations.operation.ApprovedRevision.of("operation", revision, now),
        "plan_revisions/approved.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        cordon.operations.operation.ApprovedRevision.of("operation", revision, null),
        "plan_revisions/before-it-was-kept.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        cordon.operations.operation.ApprovedRevision.of(
            "operation",
            PlanRevision.draft(3, AnOperation.WAIVING, "hash", AnOperation.by("author"))
                .inReview(Completeness.VERSION)
                .approvedBy(AnOperation.by("approver"), null),
            now),
        "plan_revisions/whole-plan.json");
  }

  private static Operation approvedByAnOlderRelease(String id) {
    var operations = service.mongo().collection("operations", Document.class);
    Document stored = Objects.requireNonNull(operations.find(Filters.eq(id)).first());
    var approved = Objects.requireNonNull((Document) stored.remove("open"));
    approved.append("state", "APPROVED").append("approver", APPROVER.subject());
    operations.replaceOne(Filters.eq(id), stored.append("approved", approved));
    return OperationsFixture.operations(service, PLANNER)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Operation thrice() {
    Operation second = revised(service, approved(service), aPlan().setCodeName("The second"));
    return revised(service, second, aPlan().setCodeName("The third"));
  }

  private static void migrate() {
    service.bean(Migrations.class).steps().stream()
        .filter(step -> step.number() == 5)
        .map(Migration::step)
        .forEach(step -> step.run(service.mongo().database()));
  }

  private static List<ApprovedRevision> listed(Operation operation, TestCaller caller) {
    return revisions(service, caller)
        .listPlanRevisions(
            ListPlanRevisionsRequest.newBuilder()
                .setOperationId(operation.getOperationId())
                .build())
        .getRevisionsList();
  }

  private static ApprovedRevision get(Operation operation, int number, TestCaller caller) {
    return revisions(service, caller)
        .getPlanRevision(
            GetPlanRevisionRequest.newBuilder()
                .setOperationId(operation.getOperationId())
                .setNumber(number)
                .build())
        .getRevision();
  }
}
