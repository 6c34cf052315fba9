package cordon.reporting.outcome;

import cordon.platform.contract.Times;
import cordon.reporting.v1.CountryColumn;
import cordon.reporting.v1.EarlierOutcome;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.OutcomeDays;

/** Figures by day, and as they stood, as the contract has them. */
final class OutcomeByDayMessages {
  private OutcomeByDayMessages() {}

  static Dimension dimension(CountryColumn column) {
    return column == CountryColumn.COUNTRY_COLUMN_OWN ? Dimension.OWN : Dimension.CREDITED;
  }

  static OutcomeDays message(DayFigures days) {
    var message =
        OutcomeDays.newBuilder().setIncluded(days.included()).setReportCurrency(days.currency());
    int most = ShownAmounts.most(days);
    if (days.asOf() != null) {
      message.setAsOfTime(Times.write(days.asOf()));
    }
    if (days.before() != null) {
      message.setBefore(figure(days, days.before(), most));
    }
    days.days()
        .forEach((day, figure) ->
            message.addDaysBuilder().setDay(day).setFigure(figure(days, figure, most)));
    if (days.after() != null) {
      message.setAfter(figure(days, days.after(), most));
    }
    return message.build();
  }

  static EarlierOutcome earlier(Outcome outcome) {
    int most = ShownAmounts.most(outcome);
    var message =
        EarlierOutcome.newBuilder()
            .setAsOfTime(Times.write(outcome.cutOff.time()))
            .setReportCurrency(outcome.currency)
            .setTotalsIncluded(outcome.totalsIncluded)
            .setCountriesReported(outcome.countriesReported)
            .setParked(outcome.parked)
            .addAllUnknownIndicators(outcome.unknownIndicators)
            .addAllCountries(OutcomeMessages.countries(outcome, most));
    if (outcome.totalsIncluded) {
      message.addAllTotals(OutcomeMessages.figures(outcome, outcome.totals, most));
    }
    return message.build();
  }

  private static Figure figure(DayFigures days, Outcome.Figure figure, int most) {
    return OutcomeMessages.figure(days.currency(), days.indicator(), figure, most);
  }
}
