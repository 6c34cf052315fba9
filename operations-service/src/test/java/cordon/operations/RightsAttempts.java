package cordon.operations;

import static cordon.operations.DiligenceFixture.assessing;
import static cordon.operations.DiligenceFixture.of;
import static cordon.operations.DiligenceFixture.waiving;
import static cordon.operations.ViolationFixture.aViolation;
import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;

import cordon.operations.v1.AnswerReviewerRequest;
import cordon.operations.v1.AskReporterRequest;
import cordon.operations.v1.CloseViolationRequest;
import cordon.operations.v1.CountViolationsRequest;
import cordon.operations.v1.DiligenceAssessment;
import cordon.operations.v1.DiligenceLevel;
import cordon.operations.v1.ExamineViolationRequest;
import cordon.operations.v1.GetDiligenceRequest;
import cordon.operations.v1.GetViolationRequest;
import cordon.operations.v1.ListDiligenceRequest;
import cordon.operations.v1.ListDiligenceWaiversRequest;
import cordon.operations.v1.ListViolationsRequest;
import cordon.operations.v1.RecordViolationMeasureRequest;
import cordon.operations.v1.ReportViolationRequest;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationState;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.ServiceFixture;
import java.util.List;
import java.util.stream.Stream;

/**
 * What anybody may try with due diligence and reports of potential violations.
 *
 * @param violation of the insider
 * @param assessment that the insider is told of
 */
record RightsAttempts(
    ServiceFixture service, String id, Violation violation, DiligenceAssessment assessment) {

  Stream<Attempt> all() {
    return Stream.of(ofViolations(), ofDiligence()).flatMap(List::stream);
  }

  private List<Attempt> ofViolations() {
    String one = violation.getViolationId();
    return List.of(
        Attempt.of(
                "ReportViolation",
                ReportViolationRequest.newBuilder()
                    .setOperationId(id)
                    .setSpec(aViolation().setText("Something else."))
                    .build())
            .known(INVITED, "OK"),
        Attempt.of(
            "ExamineViolation", ExamineViolationRequest.newBuilder().setViolationId(one).build()),
        Attempt.of(
            "AskReporter",
            AskReporterRequest.newBuilder().setViolationId(one).setQuestion("Who?").build()),
        Attempt.of(
            "AnswerReviewer",
            AnswerReviewerRequest.newBuilder().setViolationId(one).setAnswer("They.").build()),
        Attempt.of(
            "RecordViolationMeasure",
            RecordViolationMeasureRequest.newBuilder()
                .setViolationId(one)
                .setMeasure("Not ours.")
                .build()),
        Attempt.of(
            "CloseViolation",
            CloseViolationRequest.newBuilder()
                .setViolationId(one)
                .setOutcome(ViolationState.VIOLATION_STATE_UNFOUNDED)
                .setReasons("Not ours.")
                .build()),
        Attempt.of("GetViolation", GetViolationRequest.newBuilder().setViolationId(one).build()),
        // It has reported one itself by then.
        Attempt.of("ListViolations", ListViolationsRequest.getDefaultInstance())
            .known(INVITED, "OK"),
        Attempt.of("CountViolations", CountViolationsRequest.getDefaultInstance()));
  }

  private List<Attempt> ofDiligence() {
    return List.of(
        Attempt.of(
            "AssessDiligence",
            assessing(service, of(INSIDER), DiligenceLevel.DILIGENCE_LEVEL_STANDARD).build()),
        Attempt.of(
            "GetDiligence",
            GetDiligenceRequest.newBuilder().setAssessmentId(assessment.getAssessmentId()).build()),
        Attempt.of("ListDiligence", ListDiligenceRequest.getDefaultInstance()),
        Attempt.of("WaiveDiligence", waiving(id, assessment).build()),
        Attempt.of(
            "ListDiligenceWaivers",
            ListDiligenceWaiversRequest.newBuilder().setOperationId(id).build()));
  }
}
