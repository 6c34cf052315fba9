package cordon.operations;

import static cordon.operations.OperationsFixture.REVIEWER;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.ViolationFixture.aViolation;
import static cordon.operations.ViolationFixture.answered;
import static cordon.operations.ViolationFixture.asked;
import static cordon.operations.ViolationFixture.measured;
import static cordon.operations.ViolationFixture.standing;

import cordon.operations.v1.AnswerReviewerRequest;
import cordon.operations.v1.AskReporterRequest;
import cordon.operations.v1.CloseViolationRequest;
import cordon.operations.v1.ExamineViolationRequest;
import cordon.operations.v1.RecordViolationMeasureRequest;
import cordon.operations.v1.ReportViolationRequest;
import cordon.operations.v1.Violation;
import cordon.operations.v1.ViolationState;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.stream.Stream;

/** A command of each kind on reports of potential violations. */
final class ViolationSamples {
  private ViolationSamples() {}

  static Stream<Sample> of(ServiceFixture service) {
    return Stream.of(
        Sample.of(
            "ReportViolation",
            ncb("NG"),
            () ->
                ReportViolationRequest.newBuilder()
                    .setOperationId(joined(service, "NG"))
                    .setSpec(aViolation().setCountry("GH"))
                    .build()),
        Sample.of(
            "ExamineViolation",
            REVIEWER,
            () -> {
              Violation before = at(service, ViolationState.VIOLATION_STATE_REPORTED);
              return ExamineViolationRequest.newBuilder()
                  .setViolationId(before.getViolationId())
                  .setVersion(before.getVersion())
                  .build();
            }),
        Sample.of(
            "AskReporter",
            REVIEWER,
            () -> {
              Violation before = at(service, ViolationState.VIOLATION_STATE_UNDER_EXAMINATION);
              return AskReporterRequest.newBuilder()
                  .setViolationId(before.getViolationId())
                  .setVersion(before.getVersion())
                  .setQuestion("Which authority held them?")
                  .build();
            }),
        Sample.of(
            "AnswerReviewer",
            ncb("NG"),
            () -> {
              Violation before =
                  asked(
                      service,
                      REVIEWER,
                      at(service, ViolationState.VIOLATION_STATE_UNDER_EXAMINATION));
              return AnswerReviewerRequest.newBuilder()
                  .setViolationId(before.getViolationId())
                  .setAnswer("The immigration service.")
                  .build();
            }),
        Sample.of(
            "RecordViolationMeasure",
            REVIEWER,
            () -> {
              Violation before = at(service, ViolationState.VIOLATION_STATE_FOUNDED);
              return RecordViolationMeasureRequest.newBuilder()
                  .setViolationId(before.getViolationId())
                  .setVersion(before.getVersion())
                  .setMeasure("Both were released.")
                  .build();
            }),
        Sample.of(
            "CloseViolation",
            REVIEWER,
            () -> {
              Violation examined = at(service, ViolationState.VIOLATION_STATE_UNDER_EXAMINATION);
              answered(service, ncb("NG"), asked(service, REVIEWER, examined));
              Violation before = measured(service, REVIEWER, examined);
              return CloseViolationRequest.newBuilder()
                  .setViolationId(before.getViolationId())
                  .setVersion(before.getVersion())
                  .setOutcome(ViolationState.VIOLATION_STATE_FOUNDED)
                  .setReasons("Both were held past the term of the law.")
                  .build();
            }));
  }

  private static Violation at(ServiceFixture service, ViolationState state) {
    return standing(service, ncb("NG"), joined(service, "NG"), state);
  }
}
