package cordon.operations;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AcceptParticipationRequest;
import cordon.operations.v1.ActivateOperationRequest;
import cordon.operations.v1.ApproveOperationRequest;
import cordon.operations.v1.ContactPoint;
import cordon.operations.v1.ContactPointKind;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.HandlingLevel;
import cordon.operations.v1.InviteCountryRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import cordon.operations.v1.ParticipationServiceGrpc;
import cordon.operations.v1.ParticipationServiceGrpc.ParticipationServiceBlockingStub;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Instant;
import java.util.Map;

/** The running service and the people who use it, so that tests read as what people do. */
public final class OperationsFixture {
  public static final TestCaller PLANNER = TestIdentity.person("planner").roles("planner");
  public static final TestCaller APPROVER =
      TestIdentity.person("approver").roles("approver").withSecondFactor(Instant.now());

  private OperationsFixture() {}

  public static ServiceFixture start(Class<?> testClass) {
    return ServiceFixture.start(OperationsApplication.class, testClass, Map.of());
  }

  public static TestCaller ncb(String country) {
    return TestIdentity.person(country + "-ncb").roles("ncb-officer").country(country);
  }

  public static Plan.Builder aPlan() {
    return Plan.newBuilder()
        .setCodeName("Serengeti 2.0")
        .setPurpose(Purpose.PURPOSE_CRIME_INVESTIGATION)
        .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD)
        .setLegalBasis("A mandate of the assembly")
        .setLeadAgency("The secretariat")
        .setHandlingLevel(HandlingLevel.HANDLING_LEVEL_AMBER)
        .setStartTime(Timestamp.newBuilder().setSeconds(1_748_736_000))
        .setEndTime(Timestamp.newBuilder().setSeconds(1_756_684_800));
  }

  public static OperationServiceBlockingStub operations(ServiceFixture service, TestCaller caller) {
    return OperationServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static ParticipationServiceBlockingStub participations(
      ServiceFixture service, TestCaller caller) {
    return ParticipationServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static Operation created(ServiceFixture service) {
    return operations(service, PLANNER)
        .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build())
        .getOperation();
  }

  public static Operation submitted(ServiceFixture service) {
    String id = created(service).getOperationId();
    return operations(service, PLANNER)
        .submitOperation(SubmitOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  public static Operation approved(ServiceFixture service) {
    Operation review = submitted(service);
    return operations(service, APPROVER)
        .approveOperation(
            ApproveOperationRequest.newBuilder()
                .setOperationId(review.getOperationId())
                .setHash(review.getOpenRevision().getHash())
                .build())
        .getOperation();
  }

  public static Operation active(ServiceFixture service) {
    String id = approved(service).getOperationId();
    return operations(service, PLANNER)
        .activateOperation(ActivateOperationRequest.newBuilder().setOperationId(id).build())
        .getOperation();
  }

  public static InviteCountryRequest invitation(String operationId, String country) {
    return InviteCountryRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .setDisplayName("Country " + country)
        .setContactPoint(
            ContactPoint.newBuilder()
                .setKind(ContactPointKind.CONTACT_POINT_KIND_NCB)
                .setName("NCB " + country))
        .build();
  }

  public static AcceptParticipationRequest acceptance(String operationId, String country) {
    return AcceptParticipationRequest.newBuilder()
        .setOperationId(operationId)
        .setCountry(country)
        .build();
  }
}
