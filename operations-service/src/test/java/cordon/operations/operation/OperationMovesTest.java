package cordon.operations.operation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.CloseBooksRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ReopenBooksRequest;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Suspending, cancelling and closing an operation, as the service takes it. */
class OperationMovesTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationMovesTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_operation_is_held_with_a_reason_that_its_countries_read_and_goes_on() {
    String id = active(service).getOperationId();
    OperationsFixture.stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    OperationsFixture.stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_INVITED);
    long seen = get("KE", id).getVersion();

    var _ = suspend(PLANNER, id);

    for (String country : List.of("KE", "NG")) {
      Operation held = get(country, id);
      assertThat(held.getState()).isEqualTo(OperationState.OPERATION_STATE_SUSPENDED);
      assertThat(held.getStateReason()).isEqualTo("A court has to decide first.");
    }
    assertThat(get("KE", id).getVersion()).isEqualTo(seen + 1);
    assertThat(reasonOf(() -> suspend(PLANNER, id))).isEqualTo("ILLEGAL_MOVE");
    OperationsFixture.stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var revised =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(5)
                    .setPlan(aPlan())
                    .build());
    assertThat(revised.getOperation().getState())
        .isEqualTo(OperationState.OPERATION_STATE_SUSPENDED);
    var _ =
        operations(service, PLANNER)
            .resumeOperation(ResumeOperationRequest.newBuilder().setOperationId(id).build());
    Operation resumed = get("KE", id);
    assertThat(resumed.getState()).isEqualTo(OperationState.OPERATION_STATE_ACTIVE);
    assertThat(resumed.getStateReason()).isEmpty();
    assertThat(resumed.getVersion()).isEqualTo(seen + 2);
  }

  @Test
  void nobody_is_invited_to_what_was_given_up_and_nobody_works_on_its_plan() {
    for (Operation given : List.of(approved(service), active(service))) {
      String id = given.getOperationId();
      var _ = cancel(id);

      assertThat(
              reasonOf(() -> participations(service, PLANNER).inviteCountry(invitation(id, "KE"))))
          .isEqualTo("ILLEGAL_MOVE");
      assertThat(
              reasonOf(() ->
                  operations(service, PLANNER)
                      .reviseOperation(
                          ReviseOperationRequest.newBuilder()
                              .setOperationId(id)
                              .setVersion(given.getVersion() + 1)
                              .setPlan(aPlan())
                              .build())))
          .isEqualTo("ILLEGAL_MOVE");
      assertThat(reasonOf(() -> cancel(id))).isEqualTo("ILLEGAL_MOVE");
    }
    String held = OperationsFixture.suspended(service).getOperationId();
    assertThat(reasonOf(() -> cancel(held))).isEqualTo("ILLEGAL_MOVE");
    assertThat(
            list(OperationState.OPERATION_STATE_CANCELLED).getOperationsList().stream()
                .map(Operation::getStateReason))
        .contains("The grounds are gone.");
  }

  @Test
  void an_approver_closes_the_books_and_opens_them_again_with_a_second_factor_each_time() {
    String id = OperationsFixture.concluded(service).getOperationId();
    TestCaller passwordOnly = TestIdentity.person("approver").roles("approver");

    assertThat(reasonOf(() -> close(passwordOnly, id))).isEqualTo("STEP_UP_REQUIRED");
    Operation closed = close(APPROVER, id);
    assertThat(closed.getState()).isEqualTo(OperationState.OPERATION_STATE_BOOKS_CLOSED);
    assertThat(reasonOf(() -> close(APPROVER, id))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> reopen(passwordOnly, id))).isEqualTo("STEP_UP_REQUIRED");
    Operation open = reopen(APPROVER, id);

    assertThat(open.getState()).isEqualTo(OperationState.OPERATION_STATE_CONCLUDED);
    assertThat(open.getStateReason()).isEqualTo("A late result");
    assertThat(open.getInForceTime()).isEqualTo(closed.getInForceTime());
    assertThat(close(APPROVER, id).getStateReason()).isEmpty();
    String active = active(service).getOperationId();
    assertThat(reasonOf(() -> close(APPROVER, active))).isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void planners_hold_and_give_up_and_approvers_close_and_no_country_does_either() {
    String active = active(service).getOperationId();
    String concluded = OperationsFixture.concluded(service).getOperationId();
    TestCaller planner = PLANNER.withSecondFactor();
    TestCaller country = ncb("NG").withSecondFactor();

    for (TestCaller caller : List.of(APPROVER, country)) {
      assertThat(reasonOf(() -> suspend(caller, active))).isEqualTo("ROLE_REQUIRED");
      assertThat(
              reasonOf(() ->
                  operations(service, caller)
                      .cancelOperation(
                          CancelOperationRequest.newBuilder()
                              .setOperationId(active)
                              .setReason("why")
                              .build())))
          .isEqualTo("ROLE_REQUIRED");
    }
    for (TestCaller caller : List.of(planner, country)) {
      assertThat(reasonOf(() -> close(caller, concluded))).isEqualTo("ROLE_REQUIRED");
      assertThat(reasonOf(() -> reopen(caller, concluded))).isEqualTo("ROLE_REQUIRED");
    }
  }

  @Test
  void a_reason_of_blanks_is_none() {
    String id = active(service).getOperationId();

    assertThat(
            reasonOf(() ->
                operations(service, PLANNER)
                    .suspendOperation(
                        SuspendOperationRequest.newBuilder()
                            .setOperationId(id)
                            .setReason("   ")
                            .build())))
        .isEqualTo("INVALID");
  }

  private static Operation suspend(TestCaller caller, String id) {
    return operations(service, caller)
        .suspendOperation(
            SuspendOperationRequest.newBuilder()
                .setOperationId(id)
                .setReason("A court has to decide first.")
                .build())
        .getOperation();
  }

  private static Operation cancel(String id) {
    return operations(service, PLANNER)
        .cancelOperation(
            CancelOperationRequest.newBuilder()
                .setOperationId(id)
                .setReason("The grounds are gone.")
                .build())
        .getOperation();
  }

  private static Operation close(TestCaller caller, String id) {
    return operations(service, caller)
        .closeBooks(CloseBooksRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static Operation reopen(TestCaller caller, String id) {
    return operations(service, caller)
        .reopenBooks(
            ReopenBooksRequest.newBuilder().setOperationId(id).setReason("A late result").build())
        .getOperation();
  }

  private static cordon.operations.v1.ListOperationsResponse list(OperationState state) {
    return operations(service, PLANNER)
        .listOperations(ListOperationsRequest.newBuilder().setState(state).build());
  }

  private static Operation get(String country, String id) {
    return operations(service, ncb(country))
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }
}
