package cordon.reporting;

import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;

import cordon.common.v1.MoneyScheme;
import cordon.platform.conformance.CommandConformance;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.reporting.v1.WithdrawResultRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ReportingCommandTest extends CommandConformance {
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static ReportingFixture reporting;
  private static String operation;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ReportingCommandTest.class);
    operation = reporting.active("NG");
    // This waits until the operation is known here, which what the suite calls does not.
    var _ =
        reporting
            .results(ncb("NG"))
            .listResults(ListResultsRequest.newBuilder().setOperationId(operation).build());
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return reporting.service;
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        Sample.of(
            "ReportResult",
            field("NG"),
            () ->
                ReportResultRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(victims(reference(), 7))
                    .build()),
        Sample.of(
            "AmendResult",
            field("NG"),
            () -> {
              Result result = reported();
              return AmendResultRequest.newBuilder()
                  .setResultId(result.getResultId())
                  .setVersion(result.getVersion())
                  .setSpec(victims(result.getSpec().getReference(), 8))
                  .build();
            }),
        Sample.of(
            "ValidateResult",
            ncb("NG"),
            () -> {
              Result result = reported();
              return ValidateResultRequest.newBuilder()
                  .setResultId(result.getResultId())
                  .setVersion(result.getVersion())
                  .build();
            }),
        Sample.of(
            "RejectResult",
            ncb("NG"),
            () -> {
              Result result = reported();
              return RejectResultRequest.newBuilder()
                  .setResultId(result.getResultId())
                  .setVersion(result.getVersion())
                  .setReason("It was another day.")
                  .build();
            }),
        Sample.of(
            "CorrectResult",
            field("NG"),
            () -> {
              Result result = validated();
              return CorrectResultRequest.newBuilder()
                  .setResultId(result.getResultId())
                  .setVersion(result.getVersion())
                  .setSpec(victims(result.getSpec().getReference(), 8))
                  .setReason("One more has come forward.")
                  .build();
            }),
        Sample.of(
            "WithdrawResult",
            ncb("NG"),
            () -> {
              Result result = validated();
              return WithdrawResultRequest.newBuilder()
                  .setResultId(result.getResultId())
                  .setVersion(result.getVersion())
                  .setReason("It did not happen.")
                  .build();
            }),
        Sample.of("SubmitResults", field("NG"), ReportingCommandTest::lines),
        Sample.of(
            "ValidateSubmission",
            ncb("NG"),
            () -> {
              Submission submission = submitted();
              return ValidateSubmissionRequest.newBuilder()
                  .setSubmissionId(submission.getSubmissionId())
                  .setVersion(submission.getVersion())
                  .build();
            }),
        Sample.of(
            "RejectSubmission",
            ncb("NG"),
            () -> {
              Submission submission = submitted();
              return RejectSubmissionRequest.newBuilder()
                  .setSubmissionId(submission.getSubmissionId())
                  .setVersion(submission.getVersion())
                  .setReason("It was another day.")
                  .build();
            }),
        Sample.of("RecordRate", ReportingFixture.PLANNER, ReportingCommandTest::rate));
  }

  private static String reference() {
    return "C-" + NEXT.incrementAndGet();
  }

  private static Result reported() {
    return reporting.report(operation, "NG", victims(reference(), 7));
  }

  private static Result validated() {
    return reporting.validated(operation, "NG", victims(reference(), 7));
  }

  private static SubmitResultsRequest lines() {
    return SubmitResultsRequest.newBuilder()
        .setOperationId(operation)
        .setReference(reference())
        .addResults(victims(reference(), 1))
        .addResults(victims(reference(), 2))
        .build();
  }

  /** A submission of which every line is posted. */
  private static Submission submitted() {
    String id =
        reporting.submissions(field("NG")).submitResults(lines()).getSubmission().getSubmissionId();
    reporting.settle();
    return reporting
        .submissions(ncb("NG"))
        .getSubmission(GetSubmissionRequest.newBuilder().setSubmissionId(id).build())
        .getSubmission();
  }

  private static RecordRateRequest rate() {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setQuoteCurrency("USD")
        .setDay("2025-07-01")
        .setRate("0.0006" + NEXT.incrementAndGet())
        .setSource("A test");
    return request.build();
  }
}
