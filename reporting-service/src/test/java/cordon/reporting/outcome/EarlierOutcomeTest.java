package cordon.reporting.outcome;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.common.v1.MoneyScheme;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.CountryFigures;
import cordon.reporting.v1.EarlierOutcome;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.GetEarlierOutcomeRequest;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures as they stood: entries are put into the view as if they had come hours ago. */
class EarlierOutcomeTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(EarlierOutcomeTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void what_has_come_since_is_not_in_the_figures_of_then() {
    String operation = settled("NG", "GH");
    enter(30, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_VALIDATED));
    enter(3, victims(operation, "2", "GH", 30, ResultState.RESULT_STATE_PROVISIONAL));

    EarlierOutcome then = earlier(LEADERSHIP, operation, 0);
    Outcome now = outcome(LEADERSHIP, operation);

    assertThat(counts(then.getTotalsList())).containsExactly("fraud_victims_targeted 70+0");
    assertThat(counts(now.getTotalsList())).containsExactly("fraud_victims_targeted 70+30");
    assertThat(then.getCountriesReported()).isEqualTo(1);
    assertThat(now.getCountriesReported()).isEqualTo(2);
    assertThat(then.getCountriesList())
        .extracting(CountryFigures::getCountry, CountryFigures::getReported)
        .containsExactly(tuple("GH", false), tuple("NG", true));
    assertThat(Times.read(then.getAsOfTime()))
        .isEqualTo(Times.read(then.getAsOfTime()).truncatedTo(ChronoUnit.HOURS))
        .isBefore(Instant.now().minus(Duration.ofHours(23)));
  }

  @Test
  void what_was_taken_back_or_validated_since_is_as_it_was() {
    String operation = settled("NG");
    enter(30, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_PROVISIONAL));
    enter(29, victims(operation, "2", "NG", 9, ResultState.RESULT_STATE_PROVISIONAL));
    enter(29, funds(operation, "3", "USD", 500, ResultState.RESULT_STATE_VALIDATED));
    enter(3, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_VALIDATED));
    enter(2, victims(operation, "2", "NG", 9, ResultState.RESULT_STATE_REJECTED));
    enter(2, funds(operation, "3", "USD", 500, ResultState.RESULT_STATE_WITHDRAWN));

    EarlierOutcome then = earlier(LEADERSHIP, operation, 24);

    assertThat(counts(outcome(LEADERSHIP, operation).getTotalsList()))
        .containsExactly("fraud_victims_targeted 70+0");
    assertThat(counts(then.getTotalsList()))
        .containsExactly("fraud_victims_targeted 0+79", "funds_intercepted 0+0");
    assertThat(then.getTotals(1).getValidated().getAmount().getUnits()).isEqualTo("500");
    assertThat(counts(then.getCountries(0).getOwnList())).isEqualTo(counts(then.getTotalsList()));
  }

  @Test
  void before_everything_there_was_nothing_and_since_the_last_change_nothing_is_otherwise() {
    String operation = settled("NG");
    enter(30, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_VALIDATED));
    enter(26, victims(operation, "2", "NG", 5, ResultState.RESULT_STATE_VALIDATED));

    assertThat(earlier(LEADERSHIP, operation, 40).getTotalsList()).isEmpty();
    assertThat(earlier(LEADERSHIP, operation, 40).getCountriesReported()).isZero();
    assertThat(counts(earlier(LEADERSHIP, operation, 28).getTotalsList()))
        .containsExactly("fraud_victims_targeted 70+0");
    assertThat(earlier(LEADERSHIP, operation, 1).getTotalsList())
        .isEqualTo(outcome(LEADERSHIP, operation).getTotalsList());
  }

  /** A rate is stored a moment before the view hears of it. */
  @Test
  void now_and_then_are_valued_by_the_same_rates() {
    String operation = settled("NG");
    enter(2, funds(operation, "1", "NGN", 10_000, ResultState.RESULT_STATE_VALIDATED));
    assertThat(outcome(LEADERSHIP, operation).getTotals(0).getValidated().getUnvaluedAmountsCount())
        .isEqualTo(1);

    reporting
        .service
        .mongo()
        .collection("rates", Document.class)
        .insertOne(ManyRatesTest.rate("NGN", "2025-07-01", "0.6"));

    assertThat(earlier(LEADERSHIP, operation, 24).getTotalsList()).isEmpty();
  }

  @Test
  void a_country_sees_its_own_and_of_the_totals_only_what_the_plan_shares() {
    String operation = settled("NG", "GH");
    enter(30, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_VALIDATED));
    enter(30, victims(operation, "2", "GH", 30, ResultState.RESULT_STATE_VALIDATED));
    enter(2, victims(operation, "3", "GH", 4711, ResultState.RESULT_STATE_VALIDATED));

    EarlierOutcome shared = earlier(ncb("NG"), operation, 24);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    EarlierOutcome closed = earlier(ncb("NG"), operation, 24);

    assertThat(counts(shared.getTotalsList())).containsExactly("fraud_victims_targeted 100+0");
    assertThat(closed.getTotalsIncluded()).isFalse();
    assertThat(closed.getTotalsList()).isEmpty();
    assertThat(closed.getCountriesReported()).isEqualTo(1);
    for (EarlierOutcome seen : List.of(shared, closed)) {
      assertThat(seen.getCountriesList()).extracting(one -> one.getCountry()).containsExactly("NG");
      assertThat(counts(seen.getCountries(0).getCreditedList()))
          .containsExactly("fraud_victims_targeted 70+0");
    }
  }

  @Test
  void what_was_read_for_one_is_not_read_again_for_others_until_something_has_changed() {
    String operation = settled("NG", "GH");
    enter(30, victims(operation, "1", "NG", 70, ResultState.RESULT_STATE_VALIDATED));
    enter(3, victims(operation, "2", "GH", 30, ResultState.RESULT_STATE_VALIDATED));
    enter(3, funds(operation, "3", "NGN", 500, ResultState.RESULT_STATE_VALIDATED));

    assertThat(read(LEADERSHIP, operation, 24)).anyMatch(sent -> sent.contains("hour_rows"));
    for (TestCaller caller : List.of(LEADERSHIP, ReportingFixture.PLANNER, ncb("NG"), ncb("GH"))) {
      assertThat(read(caller, operation, 24))
          .as(caller.subject())
          .noneMatch(sent -> sent.contains("hour_"))
          .noneMatch(sent -> sent.contains("rates"));
    }
    assertThat(read(LEADERSHIP, operation, 2)).anyMatch(sent -> sent.contains("hour_rows"));
    assertThat(read(ncb("GH"), operation, 24)).noneMatch(sent -> sent.contains("hour_"));

    enter(1, victims(operation, "4", "GH", 4, ResultState.RESULT_STATE_VALIDATED));

    assertThat(read(ncb("GH"), operation, 24)).anyMatch(sent -> sent.contains("hour_rows"));
    assertThat(counts(earlier(ncb("NG"), operation, 24).getTotalsList()))
        .containsExactly("fraud_victims_targeted 70+0");
    assertThat(counts(earlier(ncb("GH"), operation, 24).getCountries(0).getOwnList())).isEmpty();
  }

  /** What a call sends to the database. */
  private static List<String> read(TestCaller caller, String operation, int hours) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    var channel =
        reporting.service.channel(
            caller, Map.of("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01"));
    var _ =
        OutcomeServiceGrpc.newBlockingStub(channel)
            .getEarlierOutcome(
                GetEarlierOutcomeRequest.newBuilder()
                    .setOperationId(operation)
                    .setHours(hours)
                    .build());
    return reporting.service.commands().of(trace);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "PARTICIPATION_STATE_INVITED",
        "PARTICIPATION_STATE_WITHDRAWN",
        "PARTICIPATION_STATE_DECLINED"
      })
  void whoever_does_not_take_part_is_told_of_no_operation(ParticipationState state) {
    String operation = settled("NG");
    reporting.participate(operation, "KE", state);

    for (TestCaller caller : List.of(ncb("KE"), ncb("CI"))) {
      assertThat(reasonOf(() -> earlier(caller, operation, 24))).isEqualTo("NOT_FOUND");
    }
  }

  /** An operation of which this service knows all that is to come by its feeds. */
  private static String settled(String... countries) {
    String operation = reporting.active(countries);
    outcome(LEADERSHIP, operation);
    return operation;
  }

  private static void enter(int hoursAgo, CountedResult result) {
    Instant at = Instant.now().minus(Duration.ofHours(hoursAgo));
    Rows.enter(reporting.service, List.of(new Rows.Entered(at, result)));
  }

  private static CountedResult victims(
      String operation, String id, String country, long number, ResultState state) {
    var spec = spec(id, country);
    spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
    return counted(operation, id, country, spec, state);
  }

  private static CountedResult funds(
      String operation, String id, String currency, long units, ResultState state) {
    var spec = spec(id, "NG");
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .getAmountBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode(currency)
        .setScale(2)
        .setUnits(Long.toString(units));
    return counted(operation, id, "NG", spec, state);
  }

  private static ResultSpec.Builder spec(String id, String country) {
    return ResultSpec.newBuilder()
        .setReference("R-" + id)
        .setPlaceCountry(country)
        .setOccurredTime(Times.write(Instant.parse("2025-07-01T10:00:00Z")));
  }

  private static CountedResult counted(
      String operation, String id, String country, ResultSpec.Builder spec, ResultState state) {
    return CountedResult.newBuilder()
        .setResult(
            Result.newBuilder()
                .setResultId(operation + "-" + id)
                .setOperationId(operation)
                .setCountry(country)
                .setState(state)
                .setSpec(spec))
        .build();
  }

  private static List<String> counts(List<Figure> figures) {
    return figures.stream()
        .map(one ->
            "%s %d+%d"
                .formatted(
                    one.getIndicator(),
                    one.getValidated().getCount(),
                    one.getProvisional().getCount()))
        .toList();
  }

  private static EarlierOutcome earlier(TestCaller caller, String operation, int hours) {
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller))
        .getEarlierOutcome(
            GetEarlierOutcomeRequest.newBuilder().setOperationId(operation).setHours(hours).build())
        .getOutcome();
  }

  private static Outcome outcome(TestCaller caller, String operation) {
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller))
        .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build())
        .getOutcome();
  }
}
