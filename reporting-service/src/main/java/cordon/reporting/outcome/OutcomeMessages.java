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

/** The outcome as the contract has it; here, and nowhere before, amounts are rounded. */
final class OutcomeMessages {
  private static final int DEFAULT_DIGITS = 2;
  private static final int ID_BYTES = 16;

  private OutcomeMessages() {}

  static cordon.reporting.v1.Outcome message(Outcome outcome) {
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
            .setTotalsIncluded(outcome.totalsIncluded);
    if (outcome.totalsIncluded) {
      message.addAllTotals(figures(outcome, outcome.totals));
    }
    return message.addAllCountries(countries(outcome)).build();
  }

  static List<CountryFigures> countries(Outcome outcome) {
    return outcome.countries.entrySet().stream()
        .map(one ->
            CountryFigures.newBuilder()
                .setCountry(one.getKey())
                .setReported(one.getValue().reported)
                .addAllCredited(figures(outcome, one.getValue().credited))
                .addAllOwn(figures(outcome, one.getValue().own))
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

  static List<Figure> figures(Outcome outcome, Map<Indicator, Outcome.Figure> figures) {
    return figures.entrySet().stream()
        .map(figure -> figure(outcome.currency, figure.getKey(), figure.getValue()))
        .toList();
  }

  static Figure figure(String currency, Indicator key, Outcome.Figure figure) {
    IndicatorDefinition indicator = Indicators.of(key.key());
    return Figure.newBuilder()
        .setIndicator(indicator.getIndicator())
        .setDefinitionVersion(indicator.getVersion())
        .setUnit(indicator.getUnit())
        .setValidated(tally(currency, indicator.getUnit(), figure.validated))
        .setProvisional(tally(currency, indicator.getUnit(), figure.provisional))
        .build();
  }

  private static Tally tally(String currency, Unit unit, cordon.reporting.outcome.Tally tally) {
    var message = Tally.newBuilder().setCount(tally.count);
    if (unit == Unit.UNIT_AMOUNT) {
      message.setAmount(rounded(currency, tally.value));
      tally.originals.forEach((of, sum) -> message.addOriginalAmounts(exact(of, sum)));
      tally.unvalued.forEach((of, sum) -> message.addUnvaluedAmounts(exact(of, sum)));
    }
    return message.build();
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
