package cordon.reporting.outcome;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.PLANNER;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.call.RequestRules;
import cordon.platform.conformance.Anew;
import cordon.platform.projection.Digest;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.RateServiceGrpc;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutcomeServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(OutcomeServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void validated_and_provisional_stand_apart_and_what_is_rejected_counts_nowhere() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 70));
    reporting.report(operation, "NG", victims("V-2", 5));
    Result wrong = reporting.report(operation, "NG", victims("V-3", 1000));
    var _ =
        reporting
            .results(ncb("NG"))
            .rejectResult(
                RejectResultRequest.newBuilder()
                    .setResultId(wrong.getResultId())
                    .setReason("a typing error")
                    .build());

    Figure figure = reporting.outcome(LEADERSHIP, operation).getTotals(0);

    assertThat(figure.getIndicator()).isEqualTo("fraud_victims_targeted");
    assertThat(figure.getValidated().getCount()).isEqualTo(70);
    assertThat(figure.getProvisional().getCount()).isEqualTo(5);
  }

  @Test
  void a_person_whom_two_countries_report_is_counted_once_and_credited_to_one() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", arrested("A-1", "NG D1", "NG D2"));
    reporting.validated(operation, "GH", arrested("A-1", "ng d-1", "GH D3"));

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);

    assertThat(outcome.getTotals(0).getValidated().getCount()).isEqualTo(3);
    assertThat(outcome.getCountriesList())
        .extracting(c -> c.getCountry(), c -> c.getOwn(0).getValidated().getCount())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("GH", 2L),
            org.assertj.core.groups.Tuple.tuple("NG", 2L));
    assertThat(
            outcome.getCountriesList().stream()
                .mapToLong(c -> c.getCredited(0).getValidated().getCount())
                .sum())
        .isEqualTo(3);
  }

  @Test
  void a_person_arrested_in_two_countries_is_one_person_and_two_arrests() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", arrested("A-1", "NG D1", "NG D2"));
    reporting.validated(operation, "GH", arrested("A-1", "ng d-1", "GH D3"));
    // The same arrest once more, by a country that took part in it.
    reporting.validated(
        operation, "GH", arrested("A-2", "NG D2").toBuilder().setPlaceCountry("NG").build());
    var counted = spec("A-3");
    counted.getPersonsArrestedBuilder().getCountBuilder().setNumber(10);
    reporting.report(operation, "GH", counted.build());

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);

    assertThat(outcome.getTotalsList())
        .extracting(
            Figure::getIndicator,
            Figure::getUnit,
            one -> one.getValidated().getCount(),
            one -> one.getProvisional().getCount())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("persons_arrested", Unit.UNIT_PERSON, 3L, 10L),
            org.assertj.core.groups.Tuple.tuple("arrests", Unit.UNIT_EVENT, 4L, 10L));
    assertThat(outcome.getCountriesList())
        .extracting(c -> c.getCountry(), c -> c.getCredited(1).getValidated().getCount())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("GH", 2L),
            org.assertj.core.groups.Tuple.tuple("NG", 2L));
  }

  @Test
  void a_country_sees_its_own_figures_and_totals_only_when_the_plan_shares_them() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 70));
    reporting.validated(operation, "GH", victims("V-1", 30));

    Outcome shared = reporting.outcome(ncb("NG"), operation);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    Outcome closed = reporting.outcome(ncb("NG"), operation);
    Outcome whole = reporting.outcome(LEADERSHIP, operation);

    assertThat(shared.getTotals(0).getValidated().getCount()).isEqualTo(100);
    assertThat(shared.getCountriesList()).extracting(c -> c.getCountry()).containsExactly("NG");
    assertThat(closed.getTotalsList()).isEmpty();
    assertThat(closed.getTotalsIncluded()).isFalse();
    assertThat(closed.getCountries(0).getOwn(0).getValidated().getCount()).isEqualTo(70);
    assertThat(whole.getTotals(0).getValidated().getCount()).isEqualTo(100);
    assertThat(whole.getCountriesCount()).isEqualTo(2);
    assertThat(reasonOf(() -> reporting.outcome(ncb("KE"), operation))).isEqualTo("NOT_FOUND");
  }

  @Test
  void a_nil_return_is_a_report() {
    String operation = reporting.active("NG", "GH");
    var nil = spec("NIL-1");
    nil.getNilReturnBuilder();
    reporting.validated(operation, "GH", nil.build());

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);

    assertThat(outcome.getCountriesReported()).isEqualTo(1);
    assertThat(outcome.getCountriesParticipating()).isEqualTo(2);
    assertThat(outcome.getCountries(0).getReported()).isTrue();
    assertThat(outcome.getCountries(1).getReported()).isFalse();
    assertThat(outcome.getTotalsList()).isEmpty();
  }

  @Test
  void money_without_a_rate_is_an_open_question_until_one_is_known_and_valued_exactly_then() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", funds("F-1", "NGN", 2, "12345678901234567890", 2025, 3));
    reporting.validated(operation, "NG", funds("F-2", "USD", 2, "100", 2025, 3));

    var before = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();
    rate("NGN", "2025-03-05", "0.000625");
    var after = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();
    rate("NGN", "2025-03-10", "0.5");
    var corrected = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    assertThat(before.getAmount().getUnits()).isEqualTo("100");
    assertThat(before.getUnvaluedAmounts(0).getUnits()).isEqualTo("12345678901234567890");
    assertThat(after.getUnvaluedAmountsList()).isEmpty();
    // 123456789012345678.90 x 0.000625 = 77160493132716.0493125, and one dollar.
    assertThat(after.getAmount().getUnits()).isEqualTo("7716049313271705");
    assertThat(after.getAmount().getScale()).isEqualTo(2);
    assertThat(after.getOriginalAmountsCount()).isEqualTo(2);
    assertThat(corrected.getAmount().getUnits()).isEqualTo("6172839450617284045");
  }

  @Test
  void a_total_has_more_digits_than_a_report_may_and_keeps_the_rules_of_the_contract() {
    String operation = reporting.active("NG");
    String most = "9".repeat(30);
    for (int i = 0; i < 11; i++) {
      reporting.validated(operation, "NG", funds("F-" + i, "NGN", i == 0 ? 18 : 0, most, 2025, 4));
    }
    rate("NGN", "2025-04-10", "999999999999.999999999999");

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);

    var validated = outcome.getTotals(0).getValidated();
    BigDecimal sum =
        new BigDecimal(most).multiply(BigDecimal.TEN).add(new BigDecimal(most).movePointLeft(18));
    Amount original = validated.getOriginalAmounts(0);
    assertThat(new BigDecimal(original.getUnits()).movePointLeft(original.getScale()))
        .isEqualByComparingTo(sum);
    assertThat(new BigDecimal(validated.getAmount().getUnits()))
        .isEqualTo(
            sum.multiply(new BigDecimal("999999999999.999999999999"))
                .setScale(2, RoundingMode.HALF_EVEN)
                .movePointRight(2));
    assertThat(new RequestRules().violations(outcome)).isEmpty();
    assertThat(
            reasonOf(() ->
                reporting.report(operation, "NG", funds("F-11", "NGN", 0, most + "9", 2025, 4))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void money_of_a_day_that_a_clock_ahead_names_is_counted_and_valued_like_any_other() {
    String operation = reporting.active("NG");
    Instant now = reporting.service.clock().instant();
    for (int days : List.of(1, 400)) {
      var early = funds("F-" + days, "XOF", 0, "1000", 2025, 3).toBuilder();
      early.setOccurredTime(
          Timestamp.newBuilder().setSeconds(now.plusSeconds(86_400L * days).getEpochSecond()));
      reporting.validated(operation, "NG", early.build());
    }
    var open = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    rate("XOF", LocalDate.ofInstant(now, ZoneOffset.UTC).toString(), "0.002");
    var valued = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    assertThat(open.getOriginalAmounts(0).getUnits()).isEqualTo("2000");
    assertThat(open.getUnvaluedAmounts(0).getUnits()).isEqualTo("2000");
    // The rate of today is that of the day before tomorrow; for the year after there is none.
    assertThat(valued.getAmount().getUnits()).isEqualTo("200");
    assertThat(valued.getUnvaluedAmounts(0).getUnits()).isEqualTo("1000");
  }

  @Test
  void the_outcome_is_built_anew_from_the_journal_with_the_same_bytes() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", arrested("A-1", "NG D1", "NG D2"));
    reporting.validated(operation, "GH", arrested("A-1", "NG D1"));
    reporting.validated(operation, "GH", funds("F-1", "GHS", 2, "1000", 2025, 5));
    Result amended = reporting.report(operation, "NG", victims("V-1", 9));
    var _ =
        reporting
            .results(ncb("NG"))
            .rejectResult(
                RejectResultRequest.newBuilder()
                    .setResultId(amended.getResultId())
                    .setReason("no")
                    .build());
    reporting.settle();
    var collections =
        List.of("contributions", "claims", "count_rows", "money_rows", "reporters", "pending");
    String before = digest(collections);

    Anew.build(reporting.service, "outcome");
    reporting.settle();

    assertThat(digest(collections)).isEqualTo(before);
  }

  @Test
  void a_change_that_cannot_be_read_is_left_out_and_said_to_be() {
    String operation = reporting.active("NG");
    reporting.operations.append(
        "garbled", 1, "cordon.operations.v1.Participation", ByteString.copyFromUtf8("\u0001"));
    reporting.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    Outcome outcome = reporting.outcome(LEADERSHIP, operation);

    assertThat(outcome.getParked()).isEqualTo(1);
    assertThat(outcome.getCountriesParticipating()).isEqualTo(2);
  }

  private static ResultSpec arrested(String reference, String... documents) {
    var spec = spec(reference);
    int number = 0;
    for (String document : documents) {
      number++;
      spec.getPersonsArrestedBuilder()
          .getItemsBuilder()
          .addPersonsBuilder()
          .setReference("P-" + number)
          .getIdentifierBuilder()
          .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
          .setValue(document + "0000");
    }
    return spec.build();
  }

  private static ResultSpec funds(
      String reference, String code, int scale, String units, int year, int month) {
    var spec = spec(reference);
    spec.setOccurredTime(
        Timestamp.newBuilder()
            .setSeconds(
                Instant.parse("%d-%02d-10T12:00:00Z".formatted(year, month)).getEpochSecond()));
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .setAmount(
            Amount.newBuilder()
                .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                .setCode(code)
                .setScale(scale)
                .setUnits(units));
    return spec.build();
  }

  private static void rate(String code, String day, String rate) {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode(code)
        .setQuoteCurrency("USD")
        .setDay(day)
        .setRate(rate)
        .setSource("A test");
    var _ = RateServiceGrpc.newBlockingStub(reporting.channel(PLANNER)).recordRate(request.build());
  }

  private static String digest(List<String> collections) {
    ViewBuild build = reporting.service.bean(Views.class).serving("outcome");
    return Digest.of(reporting.service.mongo(), build, collections);
  }
}
