package cordon.reporting.outcome;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.common.v1.MoneyScheme;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.CountryColumn;
import cordon.reporting.v1.DayFigure;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.GetOutcomeDaysRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.OutcomeDays;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.RateServiceGrpc;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A figure by day: what a day is, that the days add up, and who sees them. */
class OutcomeDaysTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(OutcomeDaysTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_day_is_that_of_the_act_in_utc_and_not_of_the_report() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 3, "2025-07-01T23:59:59.999Z"));
    reporting.validated(operation, "NG", victims("V-2", 5, "2025-07-02T00:00:00Z"));
    reporting.report(operation, "NG", victims("V-3", 7, "2025-07-02T12:00:00Z"));

    OutcomeDays days = days(LEADERSHIP, operation, "fraud_victims_targeted");

    assertThat(told(days)).containsExactly("2025-07-01 3+0", "2025-07-02 5+7");
    assertThat(days.getIncluded()).isTrue();
    assertThat(days.hasBefore()).isFalse();
    assertThat(days.hasAfter()).isFalse();
    assertThat(days.getDays(0).getFigure().getDefinitionVersion()).isPositive();
  }

  @Test
  void a_person_has_the_day_of_the_act_that_gives_the_credit() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", arrested("A-1", "2025-07-03T10:00:00Z", "NG A0000001"));
    Result earlier =
        reporting.report(operation, "GH", arrested("A-1", "2025-07-01T10:00:00Z", "NG A0000001"));

    List<String> before = told(days(LEADERSHIP, operation, "persons_arrested"));
    validate(ncb("GH"), earlier);
    List<String> after = told(days(LEADERSHIP, operation, "persons_arrested"));
    List<String> own =
        told(
            days(
                LEADERSHIP, operation, "persons_arrested", "NG", CountryColumn.COUNTRY_COLUMN_OWN));

    assertThat(before).containsExactly("2025-07-03 1+0");
    assertThat(after).containsExactly("2025-07-01 1+0");
    assertThat(own).containsExactly("2025-07-03 1+0");
    assertThat(
            days(
                    LEADERSHIP,
                    operation,
                    "persons_arrested",
                    "NG",
                    CountryColumn.COUNTRY_COLUMN_CREDITED)
                .getDaysList())
        .isEmpty();
  }

  @Test
  void a_validated_correction_of_the_time_moves_it_to_another_day() {
    String operation = reporting.active("NG");
    Result one = reporting.validated(operation, "NG", victims("V-1", 9, "2025-07-01T10:00:00Z"));
    Result proposed =
        reporting
            .results(secondNcb("NG"))
            .correctResult(
                CorrectResultRequest.newBuilder()
                    .setResultId(one.getResultId())
                    .setVersion(one.getVersion())
                    .setSpec(victims("V-1", 9, "2025-07-04T10:00:00Z"))
                    .setReason("It was that Friday.")
                    .build())
            .getResult();

    List<String> open = told(days(LEADERSHIP, operation, "fraud_victims_targeted"));
    validate(ncb("NG"), proposed);

    assertThat(open).containsExactly("2025-07-01 9+0");
    assertThat(told(days(LEADERSHIP, operation, "fraud_victims_targeted")))
        .containsExactly("2025-07-04 9+0");
  }

  @Test
  void money_is_valued_at_its_day_and_what_has_no_rate_is_told_beside_it() {
    String operation = reporting.active("NG");
    rate("2025-07-01", "0.5");
    reporting.validated(operation, "NG", funds("F-1", "1000", "2025-07-01T10:00:00Z"));
    reporting.validated(operation, "NG", funds("F-2", "200", "2025-09-01T10:00:00Z"));

    OutcomeDays days = days(LEADERSHIP, operation, "funds_intercepted");
    Figure first = days.getDays(0).getFigure();
    Figure second = days.getDays(1).getFigure();

    assertThat(days.getReportCurrency()).isEqualTo("USD");
    assertThat(first.getValidated().getAmount().getUnits()).isEqualTo("500");
    assertThat(first.getValidated().getUnvaluedAmountsList()).isEmpty();
    assertThat(second.getValidated().getAmount().getUnits()).isEqualTo("0");
    assertThat(second.getValidated().getUnvaluedAmounts(0).getUnits()).isEqualTo("200");
  }

  @Test
  void what_lies_after_the_last_day_wanted_is_told_in_sum() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 3, "2025-07-01T10:00:00Z"));
    reporting.validated(operation, "NG", victims("V-2", 5, "2025-07-09T10:00:00Z"));

    OutcomeDays days =
        stub(LEADERSHIP)
            .getOutcomeDays(
                request(operation, "fraud_victims_targeted").setLastDay("2025-07-05").build())
            .getDays();

    assertThat(told(days)).containsExactly("2025-07-01 3+0");
    assertThat(days.getAfter().getValidated().getCount()).isEqualTo(5);
  }

  @Test
  void a_country_sees_its_own_days_and_of_the_totals_only_what_the_plan_shares() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 3, "2025-07-01T10:00:00Z"));
    reporting.validated(operation, "GH", victims("V-1", 5, "2025-07-02T10:00:00Z"));

    List<String> shared = told(days(ncb("NG"), operation, "fraud_victims_targeted"));
    OutcomeDays others =
        days(
            ncb("NG"), operation, "fraud_victims_targeted", "GH", CountryColumn.COUNTRY_COLUMN_OWN);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    OutcomeDays closed = days(ncb("NG"), operation, "fraud_victims_targeted");
    OutcomeDays nobody =
        days(
            ncb("NG"), operation, "fraud_victims_targeted", "KE", CountryColumn.COUNTRY_COLUMN_OWN);

    assertThat(shared).containsExactly("2025-07-01 3+0", "2025-07-02 5+0");
    assertThat(others.getIncluded()).isFalse();
    assertThat(others.getDaysList()).isEmpty();
    assertThat(others.hasAsOfTime()).isFalse();
    assertThat(closed.getIncluded()).isFalse();
    assertThat(closed.getDaysList()).isEmpty();
    assertThat(nobody).isEqualTo(others);
    assertThat(
            told(
                days(
                    ncb("NG"),
                    operation,
                    "fraud_victims_targeted",
                    "NG",
                    CountryColumn.COUNTRY_COLUMN_OWN)))
        .containsExactly("2025-07-01 3+0");
  }

  @Test
  void nothing_in_a_countrys_days_changes_when_another_reports() {
    String operation = reporting.active("NG", "GH");
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    reporting.validated(operation, "NG", victims("V-1", 3, "2025-07-01T10:00:00Z"));
    OutcomeDays before =
        days(
            ncb("NG"), operation, "fraud_victims_targeted", "NG", CountryColumn.COUNTRY_COLUMN_OWN);

    reporting.validated(operation, "GH", victims("V-1", 5, "2025-07-02T10:00:00Z"));

    assertThat(
            days(
                ncb("NG"),
                operation,
                "fraud_victims_targeted",
                "NG",
                CountryColumn.COUNTRY_COLUMN_OWN))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PARTICIPATION_STATE_INVITED",
        "PARTICIPATION_STATE_WITHDRAWN",
        "PARTICIPATION_STATE_DECLINED"
      })
  void whoever_does_not_take_part_is_told_of_no_operation(ParticipationState state) {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 3, "2025-07-01T10:00:00Z"));
    reporting.participate(operation, "KE", state);

    for (TestCaller caller : List.of(ncb("KE"), field("KE"), ncb("CI"))) {
      assertThat(reasonOf(() -> days(caller, operation, "fraud_victims_targeted")))
          .as(caller.subject())
          .isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void what_nobody_counts_is_not_found() {
    String operation = reporting.active("NG");

    assertThat(reasonOf(() -> days(LEADERSHIP, operation, "persons_questioned")))
        .isEqualTo("NOT_FOUND");
  }

  private static OutcomeServiceGrpc.OutcomeServiceBlockingStub stub(TestCaller caller) {
    reporting.settle();
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller));
  }

  private static GetOutcomeDaysRequest.Builder request(String operation, String indicator) {
    return GetOutcomeDaysRequest.newBuilder().setOperationId(operation).setIndicator(indicator);
  }

  private static OutcomeDays days(TestCaller caller, String operation, String indicator) {
    return stub(caller).getOutcomeDays(request(operation, indicator).build()).getDays();
  }

  private static OutcomeDays days(
      TestCaller caller, String operation, String indicator, String country, CountryColumn column) {
    return stub(caller)
        .getOutcomeDays(request(operation, indicator).setCountry(country).setColumn(column).build())
        .getDays();
  }

  private static List<String> told(OutcomeDays days) {
    return days.getDaysList().stream().map(OutcomeDaysTest::told).toList();
  }

  private static String told(DayFigure day) {
    return "%s %d+%d"
        .formatted(
            day.getDay(),
            day.getFigure().getValidated().getCount(),
            day.getFigure().getProvisional().getCount());
  }

  private static void validate(TestCaller caller, Result result) {
    var _ =
        reporting
            .results(caller)
            .validateResult(
                ValidateResultRequest.newBuilder()
                    .setResultId(result.getResultId())
                    .setVersion(result.getVersion())
                    .build());
  }

  private static ResultSpec.Builder spec(String reference, String occurred) {
    Instant time = Instant.parse(occurred);
    return ResultSpec.newBuilder()
        .setReference(reference)
        .setOccurredTime(
            Timestamp.newBuilder().setSeconds(time.getEpochSecond()).setNanos(time.getNano()));
  }

  private static ResultSpec victims(String reference, long number, String occurred) {
    var spec = spec(reference, occurred);
    spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
    return spec.build();
  }

  private static ResultSpec arrested(String reference, String occurred, String document) {
    var spec = spec(reference, occurred);
    spec.getPersonsArrestedBuilder()
        .getItemsBuilder()
        .addPersonsBuilder()
        .setReference("P-1")
        .getIdentifierBuilder()
        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
        .setValue(document);
    return spec.build();
  }

  private static ResultSpec funds(String reference, String units, String occurred) {
    var spec = spec(reference, occurred);
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .getAmountBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setScale(2)
        .setUnits(units);
    return spec.build();
  }

  private static void rate(String day, String rate) {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setQuoteCurrency("USD")
        .setDay(day)
        .setRate(rate)
        .setSource("A test");
    var _ =
        RateServiceGrpc.newBlockingStub(reporting.channel(ReportingFixture.PLANNER))
            .recordRate(request.build());
  }
}
