package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static cordon.reporting.result.CorrectedSpecs.changed;
import static cordon.reporting.result.CorrectedSpecs.domains;
import static cordon.reporting.result.CorrectedSpecs.funds;
import static cordon.reporting.result.CorrectedSpecs.persons;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.conformance.Anew;
import cordon.platform.contract.Times;
import cordon.platform.journal.Journal;
import cordon.platform.projection.Digest;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.WithdrawResultRequest;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CorrectionServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(CorrectionServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  /** A kind as it was validated and as it is corrected, with what its indicator says then. */
  private record Kind(ResultSpec before, ResultSpec after, long counted, long corrected) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(persons("P-1", "NG D10000", "NG D20000"), persons("P-1", "NG D10000"), 2, 1),
          new Kind(
              changed("P-2", s -> s.getPersonsArrestedBuilder().getCountBuilder().setNumber(7)),
              persons("P-2", "NG D30000", "NG D40000"),
              7,
              2),
          new Kind(victims("V-1", 70), victims("V-1", 7), 70, 7),
          new Kind(
              funds("F-1", "1000", MoneyRung.MONEY_RUNG_FROZEN),
              funds("F-1", "900", MoneyRung.MONEY_RUNG_CONFISCATED),
              1000,
              900),
          new Kind(domains("I-1", "a.example", "b.example"), domains("I-1", "c.example"), 2, 1),
          new Kind(
              changed(
                  "I-2",
                  s -> s.getInfrastructuresTakenDownBuilder().getCountBuilder().setNumber(3)),
              domains("I-2", "d.example"),
              3,
              1));

  @Test
  void what_was_validated_counts_until_its_correction_is_validated_and_stays_readable() {
    for (Kind kind : KINDS) {
      String operation = reporting.active("NG");
      Result validated = reporting.validated(operation, "NG", kind.before());

      Result proposed = correct(secondNcb("NG"), validated, kind.after());
      assertThat(proposed.getState()).isEqualTo(ResultState.RESULT_STATE_VALIDATED);
      assertThat(proposed.getSpec()).isEqualTo(validated.getSpec());
      assertThat(proposed.getCorrection().getReplacesVersion()).isEqualTo(2);
      assertThat(counted(operation)).isEqualTo(kind.counted());

      Result corrected = validate(ncb("NG"), proposed);
      assertThat(counted(operation)).isEqualTo(kind.corrected());
      assertThat(corrected.getState()).isEqualTo(ResultState.RESULT_STATE_VALIDATED);
      assertThat(corrected.getVersion()).isEqualTo(4);
      assertThat(corrected.getSpec()).isEqualTo(proposed.getCorrection().getSpec());
      assertThat(corrected.hasCorrection()).isFalse();
      assertThat(corrected.getCorrectedVersion()).isEqualTo(2);
      assertThat(corrected.getCorrectReason()).isEqualTo("counted anew");
      for (TestCaller reader : List.of(field("NG"), ncb("NG"), LEADERSHIP)) {
        assertThat(get(reader, corrected, 2)).isEqualTo(validated);
        assertThat(get(reader, corrected, 3)).isEqualTo(proposed);
        assertThat(get(reader, corrected, 4)).isEqualTo(corrected);
      }
      assertThat(get(ncb("NG"), corrected, 1).getState())
          .isEqualTo(ResultState.RESULT_STATE_PROVISIONAL);
      assertThat(reasonOf(() -> get(ncb("NG"), corrected, 5))).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  void what_waits_is_found_among_what_is_validated() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 70));
    Result validated = reporting.validated(operation, "NG", victims("V-2", 70));
    Result proposed = correct(field("NG"), validated, victims("V-2", 7));
    var request =
        ListResultsRequest.newBuilder()
            .setOperationId(operation)
            .setState(ResultState.RESULT_STATE_VALIDATED)
            .setCorrectionWaits(true)
            .build();

    assertThat(reporting.results(ncb("NG")).listResults(request).getResultsList())
        .containsExactly(proposed);

    validate(ncb("NG"), proposed);
    assertThat(reporting.results(ncb("NG")).listResults(request).getResultsList()).isEmpty();
  }

  @Test
  void money_climbs_to_further_rungs_and_is_counted_once_on_each() {
    String operation = reporting.active("NG");
    Result money =
        reporting.validated(operation, "NG", funds("F-1", "5000", MoneyRung.MONEY_RUNG_BLOCKED));

    for (MoneyRung rung :
        List.of(
            MoneyRung.MONEY_RUNG_FROZEN,
            MoneyRung.MONEY_RUNG_CONFISCATED,
            MoneyRung.MONEY_RUNG_RETURNED)) {
      money = validate(ncb("NG"), correct(field("NG"), money, funds("F-1", "5000", rung)));
      assertThat(money.getSpec().getFundsIntercepted().getRung()).isEqualTo(rung);
      assertThat(counted(operation)).isEqualTo(5000);
    }
  }

  @Test
  void a_correction_that_is_rejected_changes_nothing_and_may_be_proposed_anew() {
    String operation = reporting.active("NG");
    Result validated = reporting.validated(operation, "NG", victims("V-1", 70));

    Result dropped = reject(ncb("NG"), correct(field("NG"), validated, victims("V-1", 7)));
    Result again = correct(field("NG"), dropped, victims("V-1", 8));
    Result replaced = correct(field("NG"), again, victims("V-1", 9));

    assertThat(dropped.getState()).isEqualTo(ResultState.RESULT_STATE_VALIDATED);
    assertThat(dropped.getRejectReason()).isEqualTo("no");
    assertThat(dropped.getSpec()).isEqualTo(validated.getSpec());
    assertThat(counted(operation)).isEqualTo(70);
    assertThat(
            validate(ncb("NG"), replaced)
                .getSpec()
                .getFraudVictimsTargeted()
                .getCount()
                .getNumber())
        .isEqualTo(9);
    assertThat(counted(operation)).isEqualTo(9);
  }

  @Test
  void nobody_validates_a_correction_who_has_written_any_version() {
    String operation = reporting.active("NG");
    Result validated = reporting.validated(operation, "NG", victims("V-1", 70));
    Result proposed = correct(ncb("NG"), validated, victims("V-1", 7));

    assertThat(reasonOf(() -> validate(ncb("NG"), proposed)))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(reasonOf(() -> validate(field("NG").roles("ncb-officer"), proposed)))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(validate(secondNcb("NG"), proposed).getVersion()).isEqualTo(4);
  }

  @Test
  void what_is_withdrawn_counts_no_more_and_another_countrys_report_of_the_same_does() {
    String operation = reporting.active("NG", "GH");
    Instant before = reporting.service.clock().instant().minus(Duration.ofDays(1));
    ResultSpec earlier =
        persons("P-1", "NG D10000").toBuilder().setOccurredTime(Times.write(before)).build();
    Result first = reporting.validated(operation, "NG", earlier);
    reporting.validated(operation, "GH", persons("P-1", "NG D10000", "GH D20000"));
    assertThat(credited(operation, "NG")).isEqualTo(1);
    Result proposed = correct(field("NG"), first, persons("P-1", "NG D90000"));

    Result withdrawn = withdraw(ncb("NG"), proposed);

    assertThat(withdrawn.getState()).isEqualTo(ResultState.RESULT_STATE_WITHDRAWN);
    assertThat(withdrawn.getWithdrawReason()).isEqualTo("not ours");
    assertThat(withdrawn.hasCorrection()).isFalse();
    assertThat(counted(operation)).isEqualTo(2);
    assertThat(credited(operation, "NG")).isZero();
    assertThat(credited(operation, "GH")).isEqualTo(2);
    for (Runnable act :
        List.<Runnable>of(
            () -> correct(field("NG"), withdrawn, persons("P-1", "NG D10000")),
            () -> validate(ncb("NG"), withdrawn),
            () -> reject(ncb("NG"), withdrawn),
            () -> withdraw(ncb("NG"), withdrawn))) {
      assertThat(reasonOf(act)).isEqualTo("ILLEGAL_MOVE");
    }
  }

  @Test
  void only_what_is_validated_is_corrected_by_its_own_country_and_as_it_was_seen() {
    String operation = reporting.active("NG", "KE");
    Result reported = reporting.report(operation, "NG", victims("V-1", 70));
    ResultSpec other = victims("V-1", 7);
    assertThat(reasonOf(() -> correct(field("NG"), reported, other))).isEqualTo("ILLEGAL_MOVE");
    assertThat(reasonOf(() -> withdraw(ncb("NG"), reported))).isEqualTo("ILLEGAL_MOVE");
    Result validated = validate(ncb("NG"), reported);

    assertThat(reasonOf(() -> correct(field("NG"), reported, other))).isEqualTo("STALE_VERSION");
    assertThat(reasonOf(() -> correct(field("NG"), validated, victims("V-2", 7))))
        .isEqualTo("INCONSISTENT");
    assertThat(reasonOf(() -> correct(field("NG"), validated, domains("V-1", "a.example"))))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                reporting
                    .results(field("NG"))
                    .correctResult(request(validated, other).clearReason().build())))
        .isEqualTo("INVALID");
    for (TestCaller stranger : List.of(field("KE"), ncb("KE"))) {
      assertThat(reasonOf(() -> correct(stranger, validated, other))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> get(stranger, validated, 1))).isEqualTo("NOT_FOUND");
    }
    assertThat(reasonOf(() -> withdraw(ncb("KE"), validated))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> withdraw(field("NG"), validated))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> correct(LEADERSHIP, validated, other))).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void figures_of_corrections_are_built_anew_with_the_same_bytes() {
    String operation = reporting.active("NG", "GH");
    Result persons = reporting.validated(operation, "NG", persons("P-1", "NG D10000"));
    reporting.validated(operation, "GH", persons("P-1", "NG D10000"));
    validate(ncb("NG"), correct(field("NG"), persons, persons("P-1", "NG D20000")));
    Result money =
        reporting.validated(operation, "GH", funds("F-1", "10", MoneyRung.MONEY_RUNG_FROZEN));
    correct(field("GH"), money, funds("F-1", "9", MoneyRung.MONEY_RUNG_SEIZED));
    withdraw(ncb("NG"), reporting.validated(operation, "NG", victims("V-1", 9)));
    reporting.settle();
    var collections = List.of("contributions", "claims", "count_rows", "money_rows", "reporters");
    String before = digest(collections);

    Anew.build(reporting.service, "outcome");
    reporting.settle();

    assertThat(digest(collections)).isEqualTo(before);
  }

  @Test
  void the_journal_says_why() {
    String operation = reporting.active("NG");
    Result validated = reporting.validated(operation, "NG", victims("V-1", 70));

    Result proposed = correct(field("NG"), validated, victims("V-1", 7));
    Result withdrawn = withdraw(ncb("NG"), proposed);

    var journal = reporting.service.bean(Journal.class);
    assertThat(journal.find(proposed.getResultId() + ":3").orElseThrow().reason())
        .isEqualTo("counted anew");
    assertThat(journal.find(withdrawn.getResultId() + ":4").orElseThrow().reason())
        .isEqualTo("not ours");
  }

  private static long counted(String operation) {
    Figure total = reporting.outcome(LEADERSHIP, operation).getTotals(0);
    assertThat(total.getProvisional().getCount()).isZero();
    assertThat(total.getProvisional().getOriginalAmountsList()).isEmpty();
    return total.getValidated().getOriginalAmountsCount() == 0
        ? total.getValidated().getCount()
        : Long.parseLong(total.getValidated().getOriginalAmounts(0).getUnits());
  }

  /** Persons who are credited to a country. */
  private static long credited(String operation, String country) {
    return reporting.outcome(LEADERSHIP, operation).getCountriesList().stream()
        .filter(figures -> figures.getCountry().equals(country))
        .flatMap(figures -> figures.getCreditedList().stream())
        .filter(figure -> figure.getIndicator().equals("persons_arrested"))
        .mapToLong(figure -> figure.getValidated().getCount())
        .sum();
  }

  private static CorrectResultRequest.Builder request(Result result, ResultSpec spec) {
    return CorrectResultRequest.newBuilder()
        .setResultId(result.getResultId())
        .setVersion(result.getVersion())
        .setSpec(spec)
        .setReason("counted anew");
  }

  private static Result correct(TestCaller caller, Result result, ResultSpec spec) {
    return reporting.results(caller).correctResult(request(result, spec).build()).getResult();
  }

  private static Result validate(TestCaller caller, Result result) {
    return reporting
        .results(caller)
        .validateResult(
            ValidateResultRequest.newBuilder().setResultId(result.getResultId()).build())
        .getResult();
  }

  private static Result reject(TestCaller caller, Result result) {
    return reporting
        .results(caller)
        .rejectResult(
            RejectResultRequest.newBuilder()
                .setResultId(result.getResultId())
                .setReason("no")
                .build())
        .getResult();
  }

  private static Result withdraw(TestCaller caller, Result result) {
    return reporting
        .results(caller)
        .withdrawResult(
            WithdrawResultRequest.newBuilder()
                .setResultId(result.getResultId())
                .setReason("not ours")
                .build())
        .getResult();
  }

  private static Result get(TestCaller caller, Result result, long version) {
    return reporting
        .results(caller)
        .getResult(
            GetResultRequest.newBuilder()
                .setResultId(result.getResultId())
                .setVersion(version)
                .build())
        .getResult();
  }

  private static String digest(List<String> collections) {
    ViewBuild build = reporting.service.bean(Views.class).serving("outcome");
    return Digest.of(reporting.service.mongo(), build, collections);
  }
}
