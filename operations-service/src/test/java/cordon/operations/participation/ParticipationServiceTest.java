package cordon.operations.participation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
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
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Invitations and what countries answer, as the service takes it. */
class ParticipationServiceTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(ParticipationServiceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void only_the_country_itself_answers_its_invitation() {
    String id = approved(service).getOperationId();
    participations(service, PLANNER).inviteCountry(invitation(id, "NG"));

    assertThat(
            reasonOf(
                () -> participations(service, ncb("GH")).acceptParticipation(acceptance(id, "NG"))))
        .isEqualTo("NOT_FOUND");
    assertThat(
            reasonOf(
                () -> participations(service, PLANNER).acceptParticipation(acceptance(id, "NG"))))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(
            participations(service, ncb("NG"))
                .acceptParticipation(acceptance(id, "NG"))
                .getParticipation()
                .getState())
        .isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  /**
   * As guests of a calendar could accept what was cancelled
   * (https://github.com/tutao/tutanota/issues/7166).
   */
  @Test
  void what_is_cancelled_is_not_accepted_and_what_has_ended_still_is() {
    String cancelled = active(service).getOperationId();
    String concluded = active(service).getOperationId();
    for (String id : List.of(cancelled, concluded)) {
      participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    }
    operations(service, PLANNER)
        .cancelOperation(
            CancelOperationRequest.newBuilder()
                .setOperationId(cancelled)
                .setReason("Not wanted any more")
                .build());
    operations(service, PLANNER)
        .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(concluded).build());

    assertThat(
            reasonOf(() ->
                participations(service, ncb("NG"))
                    .acceptParticipation(acceptance(cancelled, "NG"))))
        .isEqualTo("ILLEGAL_MOVE");
    assertThat(
            participations(service, ncb("NG"))
                .acceptParticipation(acceptance(concluded, "NG"))
                .getParticipation()
                .getState())
        .isEqualTo(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void who_declined_may_be_invited_again_and_who_accepted_may_not() {
    String id = approved(service).getOperationId();
    participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    participations(service, ncb("NG"))
        .declineParticipation(
            DeclineParticipationRequest.newBuilder()
                .setOperationId(id)
                .setCountry("NG")
                .setReason("No people to spare")
                .build());

    participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
    participations(service, ncb("NG")).acceptParticipation(acceptance(id, "NG"));

    assertThat(reasonOf(() -> participations(service, PLANNER).inviteCountry(invitation(id, "NG"))))
        .isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void a_country_sees_its_own_participation_and_the_secretariat_all() {
    String id = approved(service).getOperationId();
    for (String country : List.of("NG", "KE", "GH")) {
      participations(service, PLANNER).inviteCountry(invitation(id, country));
    }
    var all = ListParticipationsRequest.newBuilder().setOperationId(id).build();

    assertThat(participations(service, PLANNER).listParticipations(all).getParticipationsList())
        .extracting(p -> p.getCountry())
        .containsExactly("GH", "KE", "NG");
    assertThat(participations(service, ncb("KE")).listParticipations(all).getParticipationsList())
        .extracting(p -> p.getCountry())
        .containsExactly("KE");
    assertThat(
            reasonOf(() ->
                participations(service, ncb("KE"))
                    .getParticipation(
                        GetParticipationRequest.newBuilder()
                            .setOperationId(id)
                            .setCountry("NG")
                            .build())))
        .isEqualTo("NOT_FOUND");
  }
}
