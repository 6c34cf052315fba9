package cordon.operations;

import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static cordon.operations.OperationsFixture.operations;

import cordon.operations.v1.ChangeLeadRequest;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateProgrammeRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.Lead;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Programme;
import cordon.operations.v1.ProgrammeServiceGrpc;
import cordon.operations.v1.ProgrammeServiceGrpc.ProgrammeServiceBlockingStub;
import cordon.operations.v1.ProgrammeSpec;
import cordon.operations.v1.SetProgrammeRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;

/** Those who lead, and what they lead. */
public final class LeadFixture {
  private LeadFixture() {}

  public static TestCaller planner(String country) {
    return TestIdentity.person(country + "-planner").roles("planner").country(country);
  }

  public static TestCaller approver(String country) {
    return TestIdentity.person(country + "-approver")
        .roles("approver")
        .country(country)
        .withSecondFactor();
  }

  public static Lead.Builder lead(boolean secretariat, String... countries) {
    return Lead.newBuilder().setSecretariat(secretariat).addAllCountries(List.of(countries));
  }

  /** An operation with a draft, by its first lead. */
  public static Operation led(ServiceFixture service, TestCaller by, Lead.Builder lead) {
    return operations(service, by)
        .createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).setLead(lead).build())
        .getOperation();
  }

  /** One of the secretariat's, with other leads from now on. */
  public static Operation handed(ServiceFixture service, Operation operation, Lead.Builder lead) {
    return operations(service, APPROVER)
        .changeLead(
            ChangeLeadRequest.newBuilder()
                .setOperationId(operation.getOperationId())
                .setVersion(operation.getVersion())
                .setLead(lead)
                .setReason("They take it over.")
                .build())
        .getOperation();
  }

  /** The same by its id; from the secretariat to countries alone. */
  public static Operation handed(ServiceFixture service, String operation, String... countries) {
    return handed(
        service,
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
            .getOperation(),
        lead(false, countries));
  }

  public static ProgrammeServiceBlockingStub programmes(ServiceFixture service, TestCaller by) {
    return ProgrammeServiceGrpc.newBlockingStub(service.channel(by));
  }

  public static ProgrammeSpec.Builder aProgramme() {
    return ProgrammeSpec.newBuilder().setName("Chains").setAim("Fewer people are held for fraud.");
  }

  public static Programme programme(
      ServiceFixture service, TestCaller by, ProgrammeSpec.Builder spec) {
    return programmes(service, by)
        .createProgramme(CreateProgrammeRequest.newBuilder().setSpec(spec).build())
        .getProgramme();
  }

  /** Puts an operation into a programme. */
  public static Operation put(
      ServiceFixture service, TestCaller by, Operation operation, String programme) {
    return operations(service, by)
        .setProgramme(
            SetProgrammeRequest.newBuilder()
                .setOperationId(operation.getOperationId())
                .setProgrammeId(programme)
                .build())
        .getOperation();
  }

  /** Of the secretariat, in a programme of its own. */
  static Operation inProgramme(ServiceFixture service) {
    return put(
        service,
        PLANNER,
        OperationsFixture.created(service),
        programme(service, PLANNER, aProgramme()).getProgrammeId());
  }
}
