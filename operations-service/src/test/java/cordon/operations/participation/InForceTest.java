package cordon.operations.participation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsApplication;
import cordon.operations.v1.CancelOperationRequest;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.ResumeOperationRequest;
import cordon.operations.v1.SuspendOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From when an end is in force in every service, and pending until then. */
class InForceTest {

  @Test
  void an_end_is_in_force_a_minute_after_it() {
    check(Map.of(), Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({"30s, 30", "2m, 120"})
  void an_end_is_in_force_once_the_lease_has_run_out_that_is_set(String set, long seconds) {
    check(Map.of("cordon.lease", set), Duration.ofSeconds(seconds));
  }

  private static void check(Map<String, String> properties, Duration lease) {
    try (var service =
        ServiceFixture.start(OperationsApplication.class, InForceTest.class, properties)) {
      String id = active(service).getOperationId();
      stand(service, id, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
      stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_DECLINED);
      stand(service, id, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

      for (String country : List.of("NG", "KE")) {
        for (TestCaller reader : List.of(ncb(country), PLANNER)) {
          Participation ended = get(service, reader, id, country);
          assertThat(Times.read(ended.getInForceTime()))
              .isEqualTo(Times.read(ended.getUpdateTime()).plus(lease));
        }
      }
      assertThat(get(service, PLANNER, id, "GH").hasInForceTime()).isFalse();
      var _ = participations(service, PLANNER).inviteCountry(invitation(id, "NG"));
      assertThat(get(service, ncb("NG"), id, "NG").hasInForceTime()).isFalse();

      assertThat(operation(service, PLANNER, id).hasInForceTime()).isFalse();
      Operation held =
          operations(service, PLANNER)
              .suspendOperation(
                  SuspendOperationRequest.newBuilder().setOperationId(id).setReason("why").build())
              .getOperation();
      assertThat(Times.read(held.getInForceTime()))
          .isEqualTo(Times.read(held.getUpdateTime()).plus(lease));
      var _ =
          operations(service, PLANNER)
              .resumeOperation(ResumeOperationRequest.newBuilder().setOperationId(id).build());
      assertThat(operation(service, ncb("GH"), id).hasInForceTime()).isFalse();
      Operation cancelled =
          operations(service, PLANNER)
              .cancelOperation(
                  CancelOperationRequest.newBuilder()
                      .setOperationId(active(service).getOperationId())
                      .setReason("why")
                      .build())
              .getOperation();
      assertThat(Times.read(cancelled.getInForceTime()))
          .isEqualTo(Times.read(cancelled.getUpdateTime()).plus(lease));
      var _ =
          operations(service, PLANNER)
              .concludeOperation(ConcludeOperationRequest.newBuilder().setOperationId(id).build());
      for (TestCaller reader : List.of(ncb("GH"), PLANNER)) {
        Operation concluded = operation(service, reader, id);
        assertThat(Times.read(concluded.getInForceTime()))
            .isEqualTo(Times.read(concluded.getUpdateTime()).plus(lease));
      }
    }
  }

  private static Participation get(
      ServiceFixture service, TestCaller reader, String operation, String country) {
    return participations(service, reader)
        .getParticipation(
            GetParticipationRequest.newBuilder()
                .setOperationId(operation)
                .setCountry(country)
                .build())
        .getParticipation();
  }

  private static Operation operation(ServiceFixture service, TestCaller reader, String id) {
    return operations(service, reader)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }
}
