package cordon.operations.participation;

import static cordon.operations.LeadFixture.lead;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.revised;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.Objective;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sees what of an operation before, while and after a country takes part. */
class VisibilityTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(VisibilityTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_invited_country_sees_what_the_invitation_shows_and_no_later_revision() {
    Operation approved = approved(service);
    String id = approved.getOperationId();
    participations(service, PLANNER).inviteCountry(invitation(id, "KE"));
    revised(
        service,
        approved,
        aPlan()
            .setCodeName("Another name")
            .addObjectives(
                Objective.newBuilder().setIndicator("funds_intercepted").setTarget(4711)));

    Operation seen = get("KE", id);

    assertThat(seen.getInvitation().getCodeName()).isEqualTo("Serengeti 2.0");
    assertThat(seen.getInvitation().getLegalBasis()).isEqualTo("A mandate of the assembly");
    assertThat(seen)
        .isEqualTo(
            Operation.newBuilder()
                .setOperationId(id)
                .setState(OperationState.OPERATION_STATE_PLANNED)
                .setLead(lead(true))
                .setInvitation(seen.getInvitation())
                .build());
    assertThat(listed("KE")).contains(seen);
    assertThat(participation("KE", id).getInvitation()).isEqualTo(seen.getInvitation());
  }

  @Test
  void with_its_acceptance_a_country_sees_the_plan_in_force() {
    Operation approved = approved(service);
    String id = approved.getOperationId();
    participations(service, PLANNER).inviteCountry(invitation(id, "KE"));
    revised(service, approved, aPlan().setCodeName("Another name"));

    participations(service, ncb("KE")).acceptParticipation(acceptance(id, "KE"));

    assertThat(get("KE", id).getApprovedRevision().getPlan().getCodeName())
        .isEqualTo("Another name");
    assertThat(get("KE", id).hasInvitation()).isFalse();
  }

  @Test
  void who_declined_or_withdrew_sees_their_participation_and_nothing_else() {
    String id = active(service).getOperationId();
    stand(service, id, "ZA", ParticipationState.PARTICIPATION_STATE_DECLINED);
    stand(service, id, "EG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);

    for (String country : List.of("ZA", "EG")) {
      assertThat(reasonOf(() -> get(country, id))).isEqualTo("NOT_FOUND");
      assertThat(listed(country)).extracting(Operation::getOperationId).doesNotContain(id);
    }
    assertThat(participation("ZA", id).getDeclineReason()).isEqualTo("No people to spare");
    assertThat(participation("EG", id).getWithdrawReason())
        .isEqualTo("The officers are needed at home.");
  }

  @Test
  void who_withdrew_may_be_invited_again_and_is_shown_the_plan_of_that_day() {
    Operation operation = approved(service);
    String id = operation.getOperationId();
    stand(service, id, "EG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    revised(service, operation, aPlan().setCodeName("Another name"));

    participations(service, PLANNER).inviteCountry(invitation(id, "EG"));

    assertThat(get("EG", id).getInvitation().getCodeName()).isEqualTo("Another name");
    assertThat(
            reasonOf(() ->
                participations(service, ncb("EG")).withdrawParticipation(withdrawal(id, "EG"))))
        .isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void pages_of_a_country_have_no_gap_where_it_declined() {
    for (int i = 0; i < 3; i++) {
      stand(
          service,
          approved(service).getOperationId(),
          "MU",
          ParticipationState.PARTICIPATION_STATE_DECLINED);
      stand(
          service,
          approved(service).getOperationId(),
          "MU",
          ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    }

    var first =
        operations(service, ncb("MU"))
            .listOperations(ListOperationsRequest.newBuilder().setPageSize(2).build());
    var second =
        operations(service, ncb("MU"))
            .listOperations(
                ListOperationsRequest.newBuilder()
                    .setPageSize(2)
                    .setPageToken(first.getNextPageToken())
                    .build());

    assertThat(first.getOperationsList()).hasSize(2);
    assertThat(second.getOperationsList()).hasSize(1);
    assertThat(second.getNextPageToken()).isEmpty();
  }

  private static Operation get(String country, String id) {
    return operations(service, ncb(country))
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  private static List<Operation> listed(String country) {
    return operations(service, ncb(country))
        .listOperations(ListOperationsRequest.getDefaultInstance())
        .getOperationsList();
  }

  private static Participation participation(String country, String id) {
    return participations(service, ncb(country))
        .getParticipation(
            GetParticipationRequest.newBuilder().setOperationId(id).setCountry(country).build())
        .getParticipation();
  }
}
