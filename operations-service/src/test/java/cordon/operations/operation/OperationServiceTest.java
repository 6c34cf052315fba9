package cordon.operations.operation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.created;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.submitted;
import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.contract.Indicators;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.Objective;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.PlanState;
import cordon.operations.v1.ReturnOperationRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.reporting.v1.IndicatorDefinition;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_plan_goes_from_draft_to_the_action_and_each_step_grows_the_version() {
    Operation operation = active(service);

    assertThat(operation.getVersion()).isEqualTo(4);
    assertThat(operation.getApprovedRevision().getApproverSubject()).isEqualTo(APPROVER.subject());
    assertThat(operation.hasOpenRevision()).isFalse();
  }

  @Test
  void a_country_is_told_with_its_invitation_that_it_is_an_exercise() {
    var request = CreateOperationRequest.newBuilder().setPlan(aPlan()).setExercise(true);
    Operation created =
        operations(service, PLANNER).createOperation(request.build()).getOperation();
    String id = created.getOperationId();
    var _ = approved(service, id);
    var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));

    Operation seen =
        operations(service, ncb("NG"))
            .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
            .getOperation();

    assertThat(created.getExercise()).isTrue();
    assertThat(seen.hasInvitation()).isTrue();
    assertThat(seen.getExercise()).isTrue();
  }

  @Test
  void a_planner_who_is_an_approver_too_cannot_approve_their_own_plan() {
    var both = TestIdentity.person("both").roles("planner", "approver").withSecondFactor();
    String id =
        operations(service, both)
            .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build())
            .getOperation()
            .getOperationId();
    Operation review =
        operations(service, both)
            .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
            .getOperation();

    assertThat(
            reasonOf(() ->
                operations(service, both)
                    .approveOperation(
                        ApproveOperationRequest.newBuilder()
                            .setOperationId(id)
                            .setHash(review.getOpenRevision().getHash())
                            .build())))
        .isEqualTo("AUTHOR_MAY_NOT_APPROVE");
  }

  @Test
  void nobody_approves_without_a_second_factor_that_was_shown_in_the_last_quarter_of_an_hour() {
    String id = created(service).getOperationId();
    Operation review =
        operations(service, PLANNER)
            .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
            .getOperation();
    var request =
        ApproveOperationRequest.newBuilder()
            .setOperationId(id)
            .setHash(review.getOpenRevision().getHash())
            .build();
    TestCaller passwordOnly = TestIdentity.person("approver").roles("approver");
    Instant longAgo = Instant.now().minus(Duration.ofMinutes(16));

    for (TestCaller caller : List.of(passwordOnly, passwordOnly.withSecondFactor(longAgo))) {
      var refusal = refusalOf(() -> operations(service, caller).approveOperation(request));

      assertThat(reasonOf(refusal)).isEqualTo("STEP_UP_REQUIRED");
      assertThat(metadata(refusal))
          .containsEntry("acr_values", "2")
          .containsEntry("max_age", "900");
    }
    assertThat(
            operations(service, passwordOnly.withSecondFactor(Instant.now().minusSeconds(800)))
                .approveOperation(request)
                .getOperation()
                .hasApprovedRevision())
        .isTrue();
  }

  @Test
  void a_plan_is_sent_back_with_a_reason_and_an_active_operation_is_concluded() {
    Operation created = created(service);
    String id = created.getOperationId();
    var _ =
        operations(service, PLANNER)
            .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build());
    Operation returned =
        operations(service, APPROVER)
            .returnOperation(
                ReturnOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setReason("The legal basis is missing.")
                    .build())
            .getOperation();
    String active = approved(service).getOperationId();
    var _ =
        operations(service, PLANNER)
            .activateOperation(
                ActivateOperationRequest.newBuilder().setOperationId(active).build());
    Operation concluded =
        operations(service, PLANNER)
            .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(active).build())
            .getOperation();

    assertThat(returned.getOpenRevision().getState()).isEqualTo(PlanState.PLAN_STATE_DRAFT);
    assertThat(returned.getOpenRevision().getReturnReason())
        .isEqualTo("The legal basis is missing.");
    assertThat(concluded.getState()).isEqualTo(OperationState.OPERATION_STATE_CONCLUDED);
    assertThat(
            reasonOf(() ->
                operations(service, ncb("NG"))
                    .returnOperation(
                        ReturnOperationRequest.newBuilder()
                            .setOperationId(id)
                            .setReason("not theirs")
                            .build())))
        .isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void no_target_is_set_for_persons() {
    var plan =
        aPlan()
            .addObjectives(Objective.newBuilder().setIndicator("funds_intercepted").setTarget(5))
            .addObjectives(Objective.newBuilder().setIndicator("persons_arrested").setTarget(5));

    var refusal =
        refusalOf(() ->
            operations(service, PLANNER)
                .createOperation(CreateOperationRequest.newBuilder().setPlan(plan).build()));

    assertThat(reasonOf(refusal)).isEqualTo("TARGET_FOR_PERSONS");
    assertThat(violations(refusal).getFirst().getField()).isEqualTo("plan.objectives[1].indicator");
  }

  @Test
  void targets_are_set_for_what_the_catalogue_counts_and_does_not_count_of_persons() {
    for (IndicatorDefinition one : Indicators.all()) {
      assertThat(reasonOfTarget(one.getIndicator()))
          .as(one.getIndicator())
          .isEqualTo(one.getOfPersons() ? "TARGET_FOR_PERSONS" : "");
    }
    for (String unknown : List.of("networks_dismantled", "indicator_arrests", "unspecified")) {
      assertThat(reasonOfTarget(unknown)).as(unknown).isEqualTo("UNKNOWN_INDICATOR");
    }
    assertThat(refusalOf(() -> withTarget("networks_dismantled")).getMessage())
        .contains("known: funds_intercepted, infrastructures_taken_down.");
  }

  private static String reasonOfTarget(String indicator) {
    try {
      withTarget(indicator);
      return "";
    } catch (StatusRuntimeException refused) {
      return reasonOf(refused);
    }
  }

  private static void withTarget(String indicator) {
    var plan = aPlan().addObjectives(Objective.newBuilder().setIndicator(indicator).setTarget(5));
    var _ =
        operations(service, PLANNER)
            .createOperation(CreateOperationRequest.newBuilder().setPlan(plan).build());
  }

  @Test
  void a_stale_version_is_refused_and_of_two_at_once_one_wins() throws Exception {
    Operation before = created(service);
    var request =
        ReviseOperationRequest.newBuilder()
            .setOperationId(before.getOperationId())
            .setVersion(1)
            .setPlan(aPlan().setCodeName("Rewritten"))
            .build();
    var won = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var reasons = java.util.Collections.synchronizedList(new ArrayList<String>());

    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                var refusal =
                    refusalOf(() -> operations(service, PLANNER).reviseOperation(request));
                if (refusal == null) {
                  won.incrementAndGet();
                } else {
                  reasons.add(reasonOf(refusal));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(won.get()).isEqualTo(1);
    assertThat(reasons).hasSize(3).allMatch(r -> List.of("STALE_VERSION", "BUSY").contains(r));
  }

  @Test
  void a_country_that_takes_part_sees_the_plan_in_force_and_nothing_of_the_one_in_work() {
    String id = approved(service).getOperationId();
    OperationsFixture.stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    Operation seen = get("KE", id);

    assertThat(seen.hasOpenRevision()).isFalse();
    assertThat(seen.getApprovedRevision().getPlan().getCodeName()).isEqualTo("Serengeti 2.0");
    assertThat(seen.getApprovedRevision().getAuthorSubjectsList()).isEmpty();
    assertThat(seen.getApprovedRevision().getApproverSubject()).isEmpty();
    assertThat(reasonOf(() -> get("GH", id))).isEqualTo("NOT_FOUND");
  }

  @Test
  void what_a_country_may_not_see_and_what_does_not_exist_are_answered_alike() {
    String hidden = submitted(service).getOperationId();

    var unseen = refusalOf(() -> get("GH", hidden));
    var absent = refusalOf(() -> get("GH", "01900000-0000-7000-8000-000000000000"));

    assertThat(unseen.getStatus().toString()).isEqualTo(absent.getStatus().toString());
  }

  @Test
  void a_country_pages_through_its_own_operations_only() {
    for (int i = 0; i < 3; i++) {
      String id = approved(service).getOperationId();
      participations(service, PLANNER).inviteCountry(invitation(id, "MU"));
      created(service);
    }

    var first = list("MU", "");
    var second = list("MU", first.getNextPageToken());

    assertThat(first.getOperationsList()).hasSize(2);
    assertThat(second.getOperationsList()).hasSize(1);
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(reasonOf(() -> list("MU", "bm9uc2Vuc2U"))).isEqualTo("BAD_PAGE_TOKEN");
  }

  private static Operation get(String country, String id) {
    return operations(service, ncb(country))
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static cordon.operations.v1.ListOperationsResponse list(String country, String token) {
    return operations(service, ncb(country))
        .listOperations(
            ListOperationsRequest.newBuilder().setPageSize(2).setPageToken(token).build());
  }
}
