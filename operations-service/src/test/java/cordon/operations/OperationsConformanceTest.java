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
        "OperationStore.requireJoinable",
        "OperationStore.notLed",
        "OperationStore.led",
        "LedOperationStore.<init>",
        "ProgrammeStore.notLed",
        "OperationStore.requireCountedOn",
        "OperationStore.isExercise",
        "OperationStore.then",
        "ApprovedRevisionStore.seen",
        "ApprovedRevisionStore.allSeen",
        "OfOperationStore.there",
        "OfOperationStore.change",
        "OfNetworkStore.change",
        "SearchStore.rows",
        "ParticipationStore.changeRead",
        "ParticipationStore.joinedBy",
        "ParticipationStore.isAccepted",
        "ParticipationStore.takingPart",
        "ParticipationStore.restrictions",
        "ParticipationStore.joinedAmong",
        "ParticipationStore.unanswered",
        "ParticipationStore.then",
        "ParticipationStore.allThen",
        "ParticipationStore.takingPartAmong",
        "GoingOperationStore.<init>",
        "PlanDeadlineStore.<init>",
        "CalendarLinkStore.allInUse",
        "CalendarLinkStore.anyOutgrown",
        "CalendarLinkStore.changeRead",
        "CalendarLinkStore.has",
        "CalendarLinkStore.bySecret",
        "CalendarFetchStore.<init>",
        "HotspotStore.changeBeside",
        "HotspotStore.from",
        "HotspotStore.count",
        "CaseStore.changeRead",
        "CaseStore.ownersSeenByLead",
        "CaseStore.owners",
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
        "ItemStore.due",
        "ItemStore.count",
        "ItemStore.tell",
        "MeetingStore.changeBeside",
        "MeetingStore.planned",
        "MeetingStore.count",
        "MeetingStore.tell",
        "PackageStore.changeBeside",
        "PackageStore.nextNumber",
        "PackageStore.owners",
        "PackageCopyStore.changeSeen",
        "PackageCopyStore.changeBeside",
        "PackageCopyStore.allOf",
        "PackageCopyStore.due",
        "PackageCopyStore.of",
        "PackageCopyStore.received",
        "ContributionStore.givers",
        "ContributionStore.tell",
        "NetworkStore.count",
        "OrderStore.numbered",
        "OrderStore.standing",
        "OrderStore.changeBeside",
        "OrderCopyStore.changeSeen",
        "OrderCopyStore.changeBeside",
        "OrderCopyStore.allOf",
        "OrderCopyStore.due",
        "OrderCopyStore.had",
        "OrderCopyStore.ofOrder",
        "OrderReadingStore.by",
        "NodeStore.changeRead",
        "NodeStore.number",
        "LinkStore.changeRead",
        "NetworkHistory.changes",
        "NetworkHistory.asOf",
        "NetworkHistory.ofNodes",
        "NetworkNodeHistory.changes",
        "NetworkNodeHistory.asOf",
        "AdmissionStore.isKnown",
        "DiligenceStore.supersede",
        "DiligenceStore.withholding",
        "DiligenceWaiverStore.waived",
        "ViolationStore.counted");
  }

  @Test
  void every_reason_stands_in_the_contract_and_every_one_there_is_given() {
    ContractReasons.assertSame(
        OperationsReason.values(),
        OperationsRefusalReason.getDescriptor(),
        "OPERATIONS_REFUSAL_REASON_");
  }
}
