package cordon.operations.participation;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.conformance.StoreCommands;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invitations, while what they rest on of the operation changes. */
class InvitationRaceTest {
  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(InvitationRaceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Was granted in every case, though the end of the operation had been answered before. */
  @ParameterizedTest
  @CsvSource({
    "PARTICIPATION_STATE_UNSPECIFIED, insert participations",
    "PARTICIPATION_STATE_UNSPECIFIED, commitTransaction",
    "PARTICIPATION_STATE_DECLINED,    update participations",
    "PARTICIPATION_STATE_DECLINED,    commitTransaction",
    "PARTICIPATION_STATE_WITHDRAWN,   update participations",
    "PARTICIPATION_STATE_WITHDRAWN,   commitTransaction",
  })
  void nobody_is_invited_once_the_end_of_the_operation_is_answered(
      ParticipationState before, String heldBack) throws Exception {
    String id = active(service).getOperationId();
    if (before != ParticipationState.PARTICIPATION_STATE_UNSPECIFIED) {
      stand(service, id, "NG", before);
    }
    StoreCommands.Held held = service.commands().hold(heldBack);
    CompletableFuture<Boolean> invited = invites(id, "NG");
    held.awaitReached();

    CompletableFuture<Void> end = CompletableFuture.runAsync(() -> conclude(id), THREADS);
    boolean answered = isDone(end);
    held.release();

    assertThat(answered && invited.join()).isFalse();
    end.join();
    assertThat(invites(id, "KE").join()).isFalse();
  }

  /** Showed the plan of before in every case, though the next one was in force already. */
  @ParameterizedTest
  @CsvSource({"insert participations", "commitTransaction"})
  void an_invitation_shows_the_plan_that_was_in_force_when_it_was_answered(String heldBack)
      throws Exception {
    Operation operation = active(service);
    String id = operation.getOperationId();
    ApproveOperationRequest approval = inReview(operation, "The second");
    StoreCommands.Held held = service.commands().hold(heldBack);
    CompletableFuture<Boolean> invited = invites(id, "NG");
    held.awaitReached();

    CompletableFuture<Void> release =
        CompletableFuture.runAsync(
            () -> {
              var _ = operations(service, APPROVER).approveOperation(approval);
            },
            THREADS);
    boolean answered = isDone(release);
    held.release();

    assertThat(invited.join()).isTrue();
    release.join();
    assertThat(shownTo(id, "NG")).isEqualTo(answered ? "The second" : "Serengeti 2.0");
  }

  @Test
  void all_who_are_invited_at_once_are_invited_and_an_end_among_them_comes_to_pass() {
    String id = active(service).getOperationId();
    List<String> countries =
        List.of(
            "NG", "KE", "GH", "ZA", "EG", "MA", "TN", "SN", "CI", "CM", "UG", "TZ", "RW", "ZM",
            "ZW", "BJ", "BF", "ML", "TG", "GB");
    List<CompletableFuture<Boolean>> first =
        countries.stream().map(country -> invites(id, country)).toList();

    assertThat(first).allMatch(CompletableFuture::join);

    String other = active(service).getOperationId();
    var crossed = new ArrayList<CompletableFuture<Boolean>>();
    countries.forEach(country -> crossed.add(invites(other, country)));
    conclude(other);
    long granted = crossed.stream().filter(CompletableFuture::join).count();
    assertThat(
            participations(service, PLANNER)
                .listParticipations(
                    ListParticipationsRequest.newBuilder().setOperationId(other).build())
                .getParticipationsList())
        .hasSize((int) granted);
  }

  private static CompletableFuture<Boolean> invites(String id, String country) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            var _ = participations(service, PLANNER).inviteCountry(invitation(id, country));
            return true;
          } catch (StatusRuntimeException refused) {
            assertThat(Refusals.reasonOf(refused)).isEqualTo("ILLEGAL_MOVE");
            return false;
          }
        },
        THREADS);
  }

  private static void conclude(String id) {
    var _ =
        operations(service, PLANNER)
            .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(id).build());
  }

  private static ApproveOperationRequest inReview(Operation before, String codeName) {
    String id = before.getOperationId();
    Operation review =
        operations(service, PLANNER)
            .reviseOperation(
                ReviseOperationRequest.newBuilder()
                    .setOperationId(id)
                    .setVersion(before.getVersion())
                    .setPlan(aPlan().setCodeName(codeName))
                    .build())
            .getOperation();
    var _ =
        operations(service, PLANNER)
            .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build());
    return ApproveOperationRequest.newBuilder()
        .setOperationId(id)
        .setHash(review.getOpenRevision().getHash())
        .build();
  }

  private static String shownTo(String id, String country) {
    return participations(service, PLANNER)
        .getParticipation(
            GetParticipationRequest.newBuilder().setOperationId(id).setCountry(country).build())
        .getParticipation()
        .getInvitation()
        .getCodeName();
  }

  /** Whether it is answered while the other call is held back. */
  private static boolean isDone(CompletableFuture<Void> act)
      throws InterruptedException, ExecutionException {
    try {
      act.get(2, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
