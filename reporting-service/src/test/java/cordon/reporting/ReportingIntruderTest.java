package cordon.reporting;

import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;
import static cordon.platform.conformance.Standing.WITHDRAWN;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.victims;

import cordon.common.v1.MoneyScheme;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.IntruderConformance;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.conformance.Standing;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.GetEarlierOutcomeRequest;
import cordon.reporting.v1.GetOutcomeDaysRequest;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.ListIndicatorsRequest;
import cordon.reporting.v1.ListRatesRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ListSubmissionsRequest;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.SubmissionState;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WithdrawResultRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class ReportingIntruderTest extends IntruderConformance {
  private static ReportingFixture reporting;
  private static String operation;
  private static String result;
  private static String submission;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ReportingIntruderTest.class);
    operation = reporting.active(INSIDER, WITHDRAWN.country());
    reporting.participate(
        operation, INVITED.country(), ParticipationState.PARTICIPATION_STATE_INVITED);
    for (ParticipationState state :
        List.of(
            ParticipationState.PARTICIPATION_STATE_INVITED,
            ParticipationState.PARTICIPATION_STATE_DECLINED)) {
      reporting.participate(operation, Standing.DECLINED.country(), state);
    }
    reporting.participate(
        operation, WITHDRAWN.country(), ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    result = reporting.report(operation, INSIDER, victims("SECRET-1", 4711)).getResultId();
    submission =
        reporting
            .submissions(field(INSIDER))
            .submitResults(submission("SECRET-2"))
            .getSubmission()
            .getSubmissionId();
    reporting.settle();
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
  protected Set<String> ids() {
    return Set.of(operation, result, submission);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(operation, result, submission, "SECRET", "4711", "\"" + INSIDER + "\"");
  }

  @Override
  protected List<Attempt> attempts() {
    return List.of(
        Attempt.of(
                "ReportResult",
                country ->
                    ReportResultRequest.newBuilder()
                        .setOperationId(operation)
                        .setSpec(victims("OF-" + country, 1))
                        .build())
            .known(INVITED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of("SubmitResults", country -> submission("BATCH-" + country))
            .known(INVITED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
            "AmendResult",
            AmendResultRequest.newBuilder()
                .setResultId(result)
                .setVersion(1)
                .setSpec(victims("A-1", 1))
                .build()),
        Attempt.of(
            "ValidateResult", ValidateResultRequest.newBuilder().setResultId(result).build()),
        Attempt.of(
            "RejectResult",
            RejectResultRequest.newBuilder().setResultId(result).setReason("Not ours").build()),
        Attempt.of(
            "CorrectResult",
            CorrectResultRequest.newBuilder()
                .setResultId(result)
                .setVersion(1)
                .setSpec(victims("SECRET-1", 1))
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "WithdrawResult",
            WithdrawResultRequest.newBuilder().setResultId(result).setReason("Not ours").build()),
        Attempt.of(
            "GetResult", GetResultRequest.newBuilder().setResultId(result).setVersion(1).build()),
        Attempt.of("GetResult", GetResultRequest.newBuilder().setResultId(result).build()),
        // What it has reported itself, above.
        Attempt.of("ListResults", ListResultsRequest.newBuilder().setOperationId(operation).build())
            .known(INVITED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
            "ListResults",
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setState(ResultState.RESULT_STATE_PROVISIONAL)
                .setCountry(INSIDER)
                .setIndicator("fraud_victims_targeted")
                .build()),
        Attempt.of(
            "ListResults",
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setPlaceCountry(INSIDER)
                .setDay(LocalDate.now(ZoneOffset.UTC).toString())
                .setCounted(true)
                .build()),
        Attempt.of(
            "ListResults",
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setSubmissionId(submission)
                .build()),
        Attempt.of(
            "ValidateSubmission",
            ValidateSubmissionRequest.newBuilder().setSubmissionId(submission).build()),
        Attempt.of(
            "RejectSubmission",
            RejectSubmissionRequest.newBuilder()
                .setSubmissionId(submission)
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetSubmission", GetSubmissionRequest.newBuilder().setSubmissionId(submission).build()),
        // What it has submitted itself, above.
        Attempt.of(
                "ListSubmissions",
                ListSubmissionsRequest.newBuilder().setOperationId(operation).build())
            .known(INVITED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
            "ListSubmissions",
            ListSubmissionsRequest.newBuilder()
                .setOperationId(operation)
                .setState(SubmissionState.SUBMISSION_STATE_ACCEPTED)
                .setCountry(INSIDER)
                .build()),
        Attempt.of("GetOutcome", GetOutcomeRequest.newBuilder().setOperationId(operation).build()),
        Attempt.of(
            "GetOutcomeDays",
            GetOutcomeDaysRequest.newBuilder()
                .setOperationId(operation)
                .setIndicator("fraud_victims_targeted")
                .build()),
        Attempt.of(
            "GetOutcomeDays",
            GetOutcomeDaysRequest.newBuilder()
                .setOperationId(operation)
                .setIndicator("fraud_victims_targeted")
                .setCountry(INSIDER)
                .build()),
        Attempt.of(
            "GetEarlierOutcome",
            GetEarlierOutcomeRequest.newBuilder().setOperationId(operation).setHours(1).build()),
        Attempt.of(
            "WatchOutcome", WatchOutcomeRequest.newBuilder().setOperationId(operation).build()),
        Attempt.of("RecordRate", rate()),
        Attempt.of("ListRates", ListRatesRequest.getDefaultInstance()),
        Attempt.of("ListIndicators", ListIndicatorsRequest.getDefaultInstance()));
  }

  private static SubmitResultsRequest submission(String reference) {
    return SubmitResultsRequest.newBuilder()
        .setOperationId(operation)
        .setReference(reference)
        .addResults(victims(reference + "-1", 1))
        .build();
  }

  private static RecordRateRequest rate() {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setQuoteCurrency("USD")
        .setDay("2025-07-01")
        .setRate("0.0006")
        .setSource("A test");
    return request.build();
  }
}
