package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.platform.conformance.Refusals.reasonOf;

import cordon.operations.v1.AssessCaseRequest;
import cordon.operations.v1.Case;
import cordon.operations.v1.CaseServiceGrpc;
import cordon.operations.v1.CaseServiceGrpc.CaseServiceBlockingStub;
import cordon.operations.v1.CaseSpec;
import cordon.operations.v1.CaseState;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.DecideCasesRequest;
import cordon.operations.v1.DecidedCase;
import cordon.operations.v1.GetCaseRequest;
import cordon.operations.v1.MarkCaseLeadRequest;
import cordon.operations.v1.MarkCaseReadyRequest;
import cordon.operations.v1.NominateCaseRequest;
import cordon.operations.v1.ReviewCaseRequest;
import cordon.operations.v1.ReviewGround;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** Cases for tests of them, as far along as they are asked for. */
public final class CaseFixture {
  private CaseFixture() {}

  public static CaseServiceBlockingStub cases(ServiceFixture service, TestCaller caller) {
    return CaseServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** A case about nobody. */
  public static CaseSpec.Builder aCase(String reference) {
    return CaseSpec.newBuilder()
        .setReference(reference)
        .setTitle("Romance fraud from two call centres")
        .setSummary("Forty complaints name the same two numbers.")
        .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD);
  }

  public static Case nominated(
      ServiceFixture service, TestCaller caller, String operationId, CaseSpec.Builder spec) {
    return cases(service, caller)
        .nominateCase(
            NominateCaseRequest.newBuilder().setOperationId(operationId).setSpec(spec).build())
        .getCase();
  }

  /** A case that was passed, or refused with a ground. */
  public static Case reviewed(ServiceFixture service, Case one, ReviewGround... grounds) {
    return cases(service, REVIEWER)
        .reviewCase(
            ReviewCaseRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setCaseId(one.getCaseId())
                .setVersion(versionOf(service, one))
                .setPass(grounds.length == 0)
                .addAllGrounds(List.of(grounds))
                .setText("An ordinary-law crime")
                .build())
        .getCase();
  }

  /** Of a case as it is now, where it is a reviewer's matter. */
  public static long versionOf(ServiceFixture service, Case one) {
    try {
      return cases(service, REVIEWER)
          .getCase(
              GetCaseRequest.newBuilder()
                  .setOperationId(one.getOperationId())
                  .setCaseId(one.getCaseId())
                  .build())
          .getCase()
          .getVersion();
    } catch (StatusRuntimeException refused) {
      if (!reasonOf(refused).equals("NOT_FOUND")) {
        throw refused;
      }
      return one.getVersion();
    }
  }

  /** A case that the planner has brought as far as this. */
  public static Case worked(ServiceFixture service, Case one, CaseState as) {
    var planner = cases(service, PLANNER);
    String operation = one.getOperationId();
    String id = one.getCaseId();
    Case now = one;
    if (as.compareTo(CaseState.CASE_STATE_ASSESSED) >= 0) {
      now =
          planner
              .assessCase(
                  AssessCaseRequest.newBuilder()
                      .setOperationId(operation)
                      .setCaseId(id)
                      .setAssessment("Two countries hold parts of the evidence.")
                      .build())
              .getCase();
    }
    if (as.compareTo(CaseState.CASE_STATE_LEAD) >= 0) {
      now =
          planner
              .markCaseLead(
                  MarkCaseLeadRequest.newBuilder().setOperationId(operation).setCaseId(id).build())
              .getCase();
    }
    if (as.compareTo(CaseState.CASE_STATE_READY) >= 0) {
      now =
          planner
              .markCaseReady(
                  MarkCaseReadyRequest.newBuilder().setOperationId(operation).setCaseId(id).build())
              .getCase();
    }
    if (as == CaseState.CASE_STATE_SELECTED || as == CaseState.CASE_STATE_NOT_SELECTED) {
      now =
          planner
              .decideCases(
                  meeting(operation)
                      .addDecisions(decided(one, as == CaseState.CASE_STATE_SELECTED))
                      .build())
              .getCases(0);
    }
    return now;
  }

  public static DecideCasesRequest.Builder meeting(String operationId) {
    return DecideCasesRequest.newBuilder().setOperationId(operationId).setMeetingDay("2025-03-14");
  }

  public static DecidedCase.Builder decided(Case one, boolean selected) {
    return DecidedCase.newBuilder()
        .setCaseId(one.getCaseId())
        .setSelected(selected)
        .setReasons(selected ? "Both countries can act." : "The evidence is in no court's hands.");
  }
}
