package cordon.reporting.rate;

import static cordon.reporting.ReportingFixture.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.common.v1.MoneyScheme;
import cordon.platform.conformance.ContractBounds;
import cordon.platform.conformance.Refusals;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListRatesRequest;
import cordon.reporting.v1.RateServiceGrpc;
import cordon.reporting.v1.RateServiceGrpc.RateServiceBlockingStub;
import cordon.reporting.v1.RecordRateRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rates are of days that there were, between moneys that there were. */
class RateServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(RateServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @ParameterizedTest
  @CsvSource({
    "NGN, USD, 2026-02-30, INVALID, rate.day",
    "NGN, USD, 2025-02-29, INVALID, rate.day",
    "NGN, USD, 2025-00-10, INVALID, rate.day",
    "NGN, USD, ٢٠٢٥-٠١-٠١, INVALID, rate.day",
    "NGN, USD, 0000-01-01, INCONSISTENT, rate.day",
    "NGN, USD, 1998-12-31, INCONSISTENT, rate.day",
    "NGN, USD, 9999-12-31, INCONSISTENT, rate.day",
    "ZZZ, USD, 2025-07-01, INCONSISTENT, rate.code",
    "TRL, USD, 2025-07-01, INCONSISTENT, rate.code",
    "BTC, USD, 2025-07-01, INCONSISTENT, rate.code",
    "HRK, USD, 2025-07-01, INCONSISTENT, rate.code",
    "NGN, ZZZ, 2025-07-01, INVALID, rate.quote_currency",
    "NGN, XAU, 2025-07-01, INVALID, rate.quote_currency",
    "NGN, HRK, 2025-07-01, INCONSISTENT, rate.quote_currency",
    "USD, USD, 2025-07-01, INCONSISTENT, rate.rate",
  })
  void what_cannot_be_is_refused_at_its_place(
      String code, String quote, String day, String reason, String place) {
    var refusal = Refusals.refusalOf(() -> rate(code, quote, day, "1.5"));

    assertThat(refusal).as("%s in %s on %s", code, quote, day).isNotNull();
    assertThat(Refusals.reasonOf(refusal)).isEqualTo(reason);
    assertThat(Refusals.violations(refusal)).extracting(FieldViolation::getField).contains(place);
  }

  @ParameterizedTest
  @CsvSource({
    "NGN, USD, 2024-02-29, 0.000652",
    "HRK, EUR, 2022-11-03, 0.1327",
    "USD, USD, 2025-07-01, 1",
    "USD, USD, 2025-07-01, 1.000",
    "EUR, USD, 1999-01-01, 1.1789",
  })
  void what_was_is_taken(String code, String quote, String day, String rate) {
    rate(code, quote, day, rate);
  }

  @Test
  void a_day_may_be_told_once_it_has_begun_somewhere() {
    var first = reporting.service.clock().instant().atOffset(ZoneOffset.ofHours(14)).toLocalDate();

    rate("GHS", "USD", first.toString(), "0.09");
    LocalDate next = first.plusDays(2);

    assertThat(Refusals.reasonOf(() -> rate("GHS", "USD", next.toString(), "0.09")))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void an_asset_has_a_network_and_a_currency_has_none() {
    assertThat(Refusals.reasonOf(() -> record(request("NGN", "USD", "2025-07-01", "1", "bitcoin"))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void a_rate_at_its_bounds_is_written_by_one_door_and_read_by_the_other() {
    ContractBounds.hold(
        request("NGN", "USD", "2025-07-01", "0.000652", ""),
        request -> rates().recordRate(request),
        () -> rates().listRates(ListRatesRequest.newBuilder().setPageSize(200).build()));
  }

  private static void rate(String code, String quote, String day, String rate) {
    record(request(code, quote, day, rate, ""));
  }

  private static void record(RecordRateRequest request) {
    var _ = rates().recordRate(request);
  }

  private static RecordRateRequest request(
      String code, String quote, String day, String rate, String network) {
    var request = RecordRateRequest.newBuilder();
    request
        .getRateBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode(code)
        .setNetwork(network)
        .setQuoteCurrency(quote)
        .setDay(day)
        .setRate(rate)
        .setSource("Central Bank of Nigeria");
    return request.build();
  }

  private static RateServiceBlockingStub rates() {
    return RateServiceGrpc.newBlockingStub(reporting.service.channel(PLANNER));
  }
}
