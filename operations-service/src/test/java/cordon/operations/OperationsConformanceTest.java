package cordon.operations;

import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationsRefusalReason;
import cordon.platform.conformance.ContractReasons;
import cordon.platform.conformance.JournalConformance;
import cordon.platform.conformance.Rooms;
import cordon.platform.conformance.ServiceFixture;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationsConformanceTest extends JournalConformance {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = OperationsFixture.start(OperationsConformanceTest.class);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return service;
  }

  @Override
  protected String act(ServiceFixture at, String idempotencyKey, int variant) {
    return OperationServiceGrpc.newBlockingStub(
            at.channel(OperationsFixture.PLANNER, Map.of("idempotency-key", idempotencyKey)))
        .createOperation(
            CreateOperationRequest.newBuilder()
                .setPlan(OperationsFixture.aPlan().setCodeName("Variant " + variant))
                .build())
        .getEntry();
  }

  @Test
  void the_rooms_are_kept() {
    Rooms.check(
        "cordon.operations",
        "OperationStore.invitationNow",
        "OperationStore.requireJoinable",
        "OperationStore.notLed",
        "OperationStore.led",
        "LedOperationStore.<init>",
        "ProgrammeStore.notLed",
        "OperationStore.requireCountedOn",
        "ApprovedRevisionStore.seen",
        "ApprovedRevisionStore.allSeen",
        "ParticipationStore.changeRead",
        "ParticipationStore.joinedBy",
        "ParticipationStore.isAccepted",
        "HotspotStore.changeBeside",
        "CaseStore.changeRead",
        "OperationHistory.changes",
        "OperationHistory.asOf",
        "ParticipationHistory.changes",
        "ParticipationHistory.asOf",
        "HotspotHistory.changes",
        "HotspotHistory.asOf",
        "HotspotHistory.seenThen",
        "CaseHistory.changes",
        "CaseHistory.asOf",
        "CaseHistory.sight",
        "ItemStore.changeRead",
        "ItemStore.changeLed",
        "MeetingStore.changeBeside");
  }

  @Test
  void every_reason_stands_in_the_contract_and_every_one_there_is_given() {
    ContractReasons.assertSame(
        OperationsReason.values(),
        OperationsRefusalReason.getDescriptor(),
        "OPERATIONS_REFUSAL_REASON_");
  }
}
