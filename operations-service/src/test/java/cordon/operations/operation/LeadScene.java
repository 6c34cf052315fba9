package cordon.operations.operation;

import static cordon.operations.LeadFixture.lead;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ReviseOperationRequest;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** Operations that countries lead, on their way to approval. */
abstract class LeadScene {
  static ServiceFixture service;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static Operation create(TestCaller by, Lead.@Nullable Builder lead) {
    var request = CreateOperationRequest.newBuilder().setPlan(aPlan());
    if (lead != null) {
      request.setLead(lead);
    }
    return operations(service, by).createOperation(request.build()).getOperation();
  }

  static ReviseOperationRequest revision(Operation before) {
    return ReviseOperationRequest.newBuilder()
        .setOperationId(before.getOperationId())
        .setVersion(before.getVersion())
        .setPlan(aPlan().setCodeName("The next"))
        .build();
  }

  static Operation submitted(TestCaller by, String id) {
    return operations(service, by)
        .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  static Operation approve(TestCaller by, Operation review, String noOtherUnit) {
    return operations(service, by)
        .approveOperation(
            ApproveOperationRequest.newBuilder()
                .setOperationId(review.getOperationId())
                .setHash(review.getOpenRevision().getHash())
                .setNoOtherUnitReason(noOtherUnit)
                .build())
        .getOperation();
  }

  static Operation get(TestCaller by, String id) {
    return operations(service, by)
        .getOperation(GetOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  static List<String> countries(TestCaller by, String id) {
    return participations(service, by)
        .listParticipations(ListParticipationsRequest.newBuilder().setOperationId(id).build())
        .getParticipationsList()
        .stream()
        .map(Participation::getCountry)
        .toList();
  }
}
