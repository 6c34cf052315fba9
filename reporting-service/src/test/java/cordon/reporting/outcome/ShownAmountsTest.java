package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.money.Currency;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Indicator;
import cordon.reporting.v1.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Answers fit a message whatever is reported: a client takes 4 MiB unasked, as gRPC's libraries do.
 */
class ShownAmountsTest {
  private static final int MESSAGE = 4 * 1024 * 1024;
  private static final BigDecimal LONG = new BigDecimal("123456789012345678901234567890");
  private static final Indicator FUNDS = Indicator.FUNDS_INTERCEPTED;
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

  @Test
  void with_a_few_currencies_everything_is_shown() {
    var outcome = outcome(List.of("KE", "NG"), 40);

    Tally shown = OutcomeMessages.message(outcome).getTotals(0).getValidated();

    assertThat(shown.getUnvaluedAmountsList()).hasSize(41);
    assertThat(shown.getUnvaluedLeftOut()).isZero();
  }

  @Test
  void assets_that_somebody_makes_up_leave_the_outcome_readable_for_everybody() {
    var outcome = outcome(countries(), 20_000);

    cordon.reporting.v1.Outcome message = OutcomeMessages.message(outcome);

    assertThat(message.getSerializedSize()).isLessThan(MESSAGE);
    Tally total = message.getTotals(0).getValidated();
    assertThat(total.getUnvaluedAmounts(0).getCode()).isEqualTo("NGN");
    assertThat(total.getUnvaluedAmountsCount() + total.getUnvaluedLeftOut()).isEqualTo(20_001);
    assertThat(total.getOriginalAmountsCount() + total.getOriginalsLeftOut()).isEqualTo(20_001);
  }

  @Test
  void the_largest_usual_outcome_is_shown_whole() {
    var outcome = new Outcome("op", new CutOff(0, NOW), "USD", true, false);
    List<String> codes =
        java.util.Currency.getAvailableCurrencies().stream()
            .map(java.util.Currency::getCurrencyCode)
            .sorted()
            .limit(40)
            .toList();
    for (String country : countries()) {
      for (Dimension dimension : List.of(Dimension.CREDITED, Dimension.OWN)) {
        for (String code : codes) {
          outcome
              .figure(dimension, country, FUNDS)
              .validated
              .originals
              .put(new Currency(MoneyScheme.ISO_4217, code, ""), new BigDecimal("1234567890.12"));
        }
      }
    }

    assertThat(OutcomeMessages.message(outcome).getCountriesList())
        .allMatch(one -> one.getOwn(0).getValidated().getOriginalsLeftOut() == 0);
  }

  @Test
  void days_fit_too() {
    var days = new TreeMap<String, Outcome.Figure>();
    for (int day = 1; day <= 28; day++) {
      days.put("2026-02-%02d".formatted(day), outcome(List.of(), 5000).totals.get(FUNDS));
    }

    assertThat(
            OutcomeByDayMessages.message(new DayFigures(true, FUNDS, "USD", NOW, null, days, null))
                .getSerializedSize())
        .isLessThan(MESSAGE);
  }

  private static List<String> countries() {
    return Stream.of(java.util.Locale.getISOCountries()).limit(190).toList();
  }

  private static Outcome outcome(List<String> countries, int assets) {
    var outcome = new Outcome("op", new CutOff(0, NOW), "USD", true, false);
    fill(outcome.figure(Dimension.TOTAL, "", FUNDS).validated, assets);
    for (String country : countries) {
      fill(outcome.figure(Dimension.CREDITED, country, FUNDS).validated, assets / 100);
    }
    return outcome;
  }

  private static void fill(cordon.reporting.outcome.Tally tally, int assets) {
    put(tally, new Currency(MoneyScheme.ISO_4217, "NGN", ""));
    for (int i = 0; i < assets; i++) {
      put(tally, new Currency(MoneyScheme.VIRTUAL_ASSET, "A" + i, "n".repeat(32)));
    }
  }

  private static void put(cordon.reporting.outcome.Tally tally, Currency currency) {
    tally.originals.put(currency, LONG);
    tally.unvalued.put(currency, LONG);
  }
}
