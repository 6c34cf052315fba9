package cordon.operations.operation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.approved;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.PlanFixture.aWholePlan;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.OperationsFixture;
import cordon.operations.PlanFixture;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateOperationResponse;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.Plan;
import cordon.platform.conformance.ContractBounds;
import cordon.platform.conformance.ServiceFixture;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes in by native gRPC at the bounds of its field goes out as JSON. */
class OperationBoundsTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationBoundsTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_plan_at_its_bounds_is_written_by_one_door_and_read_by_the_other() {
    Plan plan = aWholePlan().addWaivers(PlanFixture.waivers().getFirst()).build();

    ContractBounds.hold(
        CreateOperationRequest.newBuilder().setPlan(plan).build(),
        request -> operations(service, PLANNER).createOperation(request),
        () ->
            operations(service, PLANNER)
                .listOperations(ListOperationsRequest.newBuilder().setPageSize(200).build()));
  }

  @Test
  void an_invitation_too() {
    String id = approved(service).getOperationId();

    ContractBounds.hold(
        invitation(id, "NG"),
        request -> participations(service, PLANNER).inviteCountry(request),
        () ->
            participations(service, PLANNER)
                .listParticipations(
                    ListParticipationsRequest.newBuilder().setOperationId(id).build()));
  }

  /** RFC 9562, section 4. */
  @Test
  void an_id_in_capitals_names_the_same_operation_and_the_same_entry() {
    CreateOperationResponse created =
        operations(service, PLANNER)
            .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build());
    String id = created.getOperation().getOperationId();
    String capitals = id.toUpperCase(Locale.ROOT);
    var after = Map.of("cordon-after", created.getEntry().replace(id, capitals));

    Operation found =
        OperationServiceGrpc.newBlockingStub(service.channel(PLANNER, after))
            .getOperation(GetOperationRequest.newBuilder().setOperationId(capitals).build())
            .getOperation();

    assertThat(capitals).isNotEqualTo(id);
    assertThat(after.get("cordon-after")).startsWith(capitals);
    assertThat(found).isEqualTo(created.getOperation());
  }
}
