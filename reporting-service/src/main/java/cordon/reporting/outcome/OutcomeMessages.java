package cordon.reporting.outcome;

import cordon.common.v1.Amount;
import cordon.contract.Indicators;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.reporting.money.Currency;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Indicator;
import cordon.reporting.v1.CountryFigures;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.IndicatorDefinition;
import cordon.reporting.v1.Tally;
import cordon.reporting.v1.Unit;
import cordon.reporting.v1.WatchOutcomeResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The outcome as the contract has it; here, and nowhere before, amounts are rounded. */
final class OutcomeMessages {
  private static final int DEFAULT_DIGITS = 2;
  private static final int ID_BYTES = 16;

  private OutcomeMessages() {}

  static cordon.reporting.v1.Outcome message(Outcome outcome) {
    int most = ShownAmounts.most(outcome);
    var message =
        cordon.reporting.v1.Outcome.newBuilder()
            .setOperationId(outcome.operationId)
            .setPosition(outcome.cutOff.position())
            .setAsOfTime(Times.write(outcome.cutOff.time()))
            .setCountriesReported(outcome.countriesReported)
            .setCountriesParticipating(outcome.countriesParticipating)
            .setLinesPosting(outcome.linesPosting)
            .setLinesParked(outcome.linesParked)
            .setParked(outcome.parked)
            .addAllUnknownIndicators(outcome.unknownIndicators)
            .setReportCurrency(outcome.currency)
            .setDaysId(outcome.days.text())
            .setTotalsIncluded(outcome.totalsIncluded)
            .setExercise(outcome.exercise);
    if (outcome.totalsIncluded) {
      message.addAllTotals(figures(outcome, outcome.totals, most));
    }
    return message.addAllCountries(countries(outcome, most)).build();
  }

  static List<CountryFigures> countries(Outcome outcome, int most) {
    return outcome.countries.entrySet().stream()
        .map(one ->
            CountryFigures.newBuilder()
                .setCountry(one.getKey())
                .setReported(one.getValue().reported)
                .addAllCredited(figures(outcome, one.getValue().credited, most))
                .addAllOwn(figures(outcome, one.getValue().own, most))
                .build())
        .toList();
  }

  /** The same as an event, known by what the reader sees and not by when it came about. */
  static WatchOutcomeResponse event(Outcome outcome) {
    cordon.reporting.v1.Outcome message = message(outcome);
    return WatchOutcomeResponse.newBuilder()
        .setOutcome(message)
        .setEventId(digest(message.toBuilder().clearPosition().clearAsOfTime().build()))
        .build();
  }

  private static String digest(cordon.reporting.v1.Outcome figures) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(figures.toByteArray());
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * @param most amounts that a sum shows one by one
   */
  static List<Figure> figures(Outcome outcome, Map<Indicator, Outcome.Figure> figures, int most) {
    return figures.entrySet().stream()
        .map(figure -> figure(outcome.currency, figure.getKey(), figure.getValue(), most))
        .toList();
  }

  static Figure figure(String currency, Indicator key, Outcome.Figure figure, int most) {
    IndicatorDefinition indicator = Indicators.of(key.key());
    return Figure.newBuilder()
        .setIndicator(indicator.getIndicator())
        .setDefinitionVersion(indicator.getVersion())
        .setUnit(indicator.getUnit())
        .setValidated(tally(currency, indicator.getUnit(), figure.validated, most))
        .setProvisional(tally(currency, indicator.getUnit(), figure.provisional, most))
        .build();
  }

  private static Tally tally(
      String currency, Unit unit, cordon.reporting.outcome.Tally tally, int most) {
    var message = Tally.newBuilder().setCount(tally.count);
    if (unit == Unit.UNIT_AMOUNT) {
      message.setAmount(rounded(currency, tally.value));
      shown(tally.originals, most).forEach(message::addOriginalAmounts);
      shown(tally.unvalued, most).forEach(message::addUnvaluedAmounts);
      message
          .setOriginalsLeftOut(Math.max(0, tally.originals.size() - most))
          .setUnvaluedLeftOut(Math.max(0, tally.unvalued.size() - most));
    }
    return message.build();
  }

  private static Stream<Amount> shown(Map<Currency, BigDecimal> amounts, int most) {
    return amounts.entrySet().stream().limit(most).map(one -> exact(one.getKey(), one.getValue()));
  }

  private static Amount rounded(String code, BigDecimal value) {
    int digits = digitsOf(code);
    BigDecimal shown = value.setScale(digits, RoundingMode.HALF_EVEN);
    return exact(new Currency(MoneyScheme.ISO_4217, code, ""), shown);
  }

  private static Amount exact(Currency currency, BigDecimal sum) {
    return Amount.newBuilder()
        .setScheme(EnumNames.write(cordon.common.v1.MoneyScheme.class, currency.scheme()))
        .setCode(currency.code())
        .setNetwork(currency.network())
        .setScale(sum.scale())
        .setUnits(sum.unscaledValue().toString())
        .build();
  }

  private static int digitsOf(String code) {
    try {
      return Math.max(0, java.util.Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return DEFAULT_DIGITS;
    }
  }
}
