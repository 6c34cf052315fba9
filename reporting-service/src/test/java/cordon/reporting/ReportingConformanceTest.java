package cordon.reporting;

import cordon.common.v1.MoneyScheme;
import cordon.platform.conformance.ContractReasons;
import cordon.platform.conformance.JournalConformance;
import cordon.platform.conformance.Rooms;
import cordon.platform.conformance.ServiceFixture;
import cordon.reporting.v1.RateServiceGrpc;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.ReportingRefusalReason;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportingConformanceTest extends JournalConformance {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ReportingConformanceTest.class);
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
  protected String act(ServiceFixture at, String idempotencyKey, int variant) {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setQuoteCurrency("USD")
        .setDay("2025-07-01")
        .setRate("0.0006" + (variant + 1))
        .setSource("A test");
    return RateServiceGrpc.newBlockingStub(
            at.channel(ReportingFixture.PLANNER, Map.of("idempotency-key", idempotencyKey)))
        .recordRate(request.build())
        .getEntry();
  }

  @Test
  void the_rooms_are_kept() {
    Rooms.check(
        "cordon.reporting",
        "ContributionStore.<init>",
        "ContributionStore.contributions",
        "DatedStore.<init>",
        "DatedStore.reportedBefore",
        "KeyMarkStore.<init>",
        "OutcomeStore.<init>",
        "PlanStore.tasks",
        "ReferenceStore.<init>",
        "StagedLineStore.<init>",
        "StagingStore.<init>",
        "RateStore.of",
        "ResultStore.lines",
        "ResultStore.replaceLine",
        "ResultStore.operationsOf",
        "ResultStore.entry",
        "ResultStore.wrote",
        "SubmissionStore.requirePosted",
        "SubmissionStore.replacePosted",
        "SubmissionStore.operationsOf",
        "SubmissionStore.accepted");
  }

  @Test
  void every_reason_stands_in_the_contract_and_every_one_there_is_given() {
    ContractReasons.assertSame(
        ReportingReason.values(),
        ReportingRefusalReason.getDescriptor(),
        "REPORTING_REFUSAL_REASON_");
  }
}
