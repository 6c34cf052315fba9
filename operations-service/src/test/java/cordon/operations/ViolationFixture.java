package cordon.operations;

import static cordon.operations.OperationsFixture.REVIEWER;

import cordon.operations.v1.AnswerReviewerRequest;
import cordon.operations.v1.AskReporterRequest;
import cordon.operations.v1.CloseViolationRequest;
import cordon.operations.v1.ExamineViolationRequest;
import cordon.operations.v1.GetViolationRequest;
import cordon.operations.v1.RecordViolationMeasureRequest;
import cordon.operations.v1.ReportViolationRequest;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationKind;
import cordon.operations.v1.ViolationServiceGrpc;
import cordon.operations.v1.ViolationServiceGrpc.ViolationServiceBlockingStub;
import cordon.operations.v1.ViolationSpec;
import cordon.operations.v1.ViolationState;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;

/** Reports of potential violations for tests of them, as far along as they are asked for. */
public final class ViolationFixture {
  private ViolationFixture() {}

  public static ViolationServiceBlockingStub violations(ServiceFixture service, TestCaller caller) {
    return ViolationServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static ViolationSpec.Builder aViolation() {
    return ViolationSpec.newBuilder()
        .addKinds(ViolationKind.VIOLATION_KIND_RIGHTS)
        .setText("Two who were interviewed were held for nine days.");
  }

  public static Violation reported(
      ServiceFixture service, TestCaller by, String operation, ViolationSpec.Builder spec) {
    return violations(service, by)
        .reportViolation(
            ReportViolationRequest.newBuilder().setOperationId(operation).setSpec(spec).build())
        .getViolation();
  }

  public static Violation examined(ServiceFixture service, TestCaller by, Violation one) {
    return violations(service, by)
        .examineViolation(
            ExamineViolationRequest.newBuilder().setViolationId(one.getViolationId()).build())
        .getViolation();
  }

  public static Violation asked(ServiceFixture service, TestCaller by, Violation one) {
    return violations(service, by)
        .askReporter(
            AskReporterRequest.newBuilder()
                .setViolationId(one.getViolationId())
                .setQuestion("Which authority held them?")
                .build())
        .getViolation();
  }

  public static Violation answered(ServiceFixture service, TestCaller by, Violation one) {
    return violations(service, by)
        .answerReviewer(
            AnswerReviewerRequest.newBuilder()
                .setViolationId(one.getViolationId())
                .setAnswer("The immigration service.")
                .build())
        .getViolation();
  }

  public static Violation measured(ServiceFixture service, TestCaller by, Violation one) {
    return violations(service, by)
        .recordViolationMeasure(
            RecordViolationMeasureRequest.newBuilder()
                .setViolationId(one.getViolationId())
                .setMeasure("Both were released.")
                .build())
        .getViolation();
  }

  public static Violation closed(
      ServiceFixture service, TestCaller by, Violation one, ViolationState as) {
    return violations(service, by)
        .closeViolation(
            CloseViolationRequest.newBuilder()
                .setViolationId(one.getViolationId())
                .setOutcome(as)
                .setReasons("Both were held past the term of the law.")
                .build())
        .getViolation();
  }

  public static Violation got(ServiceFixture service, TestCaller by, Violation one) {
    return violations(service, by)
        .getViolation(GetViolationRequest.newBuilder().setViolationId(one.getViolationId()).build())
        .getViolation();
  }

  /** One that is in this state. */
  public static Violation standing(
      ServiceFixture service, TestCaller by, String operation, ViolationState as) {
    Violation one = reported(service, by, operation, aViolation());
    if (as == ViolationState.VIOLATION_STATE_REPORTED) {
      return one;
    }
    Violation examined = examined(service, REVIEWER, one);
    return as == ViolationState.VIOLATION_STATE_UNDER_EXAMINATION
        ? examined
        : closed(service, REVIEWER, examined, as);
  }
}
