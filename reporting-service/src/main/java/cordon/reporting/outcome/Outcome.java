package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import cordon.reporting.result.Indicator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came of an operation, as far as one caller may look. */
final class Outcome {
  final String operationId;
  final CutOff cutOff;
  final String currency;
  final boolean totalsIncluded;
  final boolean exercise;
  final Map<Indicator, Figure> totals = new EnumMap<>(Indicator.class);
  final SortedMap<String, CountryFigures> countries = new TreeMap<>();

  /** Marks all of it by day. */
  final Mark days = new Mark();

  final SortedSet<String> unknownIndicators = new TreeSet<>();
  int countriesReported;
  int countriesParticipating;
  long linesPosting;
  long linesParked;
  long parked;

  Outcome(
      String operationId,
      CutOff cutOff,
      String currency,
      boolean totalsIncluded,
      boolean exercise) {
    this.operationId = operationId;
    this.cutOff = cutOff;
    this.currency = currency;
    this.totalsIncluded = totalsIncluded;
    this.exercise = exercise;
  }

  /** One indicator: what is confirmed and what is not yet. */
  static final class Figure {
    final Tally validated = new Tally();
    final Tally provisional = new Tally();

    /** Adds money of one currency, or takes it away with a negative sign. */
    void add(Currency currency, CurrencySum sum, int sign) {
      validated.add(currency, sum.validated, sign);
      provisional.add(currency, sum.provisional, sign);
    }

    void add(Figure other) {
      validated.add(other.validated);
      provisional.add(other.provisional);
    }

    boolean isNothing() {
      return validated.isNothing() && provisional.isNothing();
    }
  }

  /** The figures of one country. */
  static final class CountryFigures {
    boolean reported;
    final Map<Indicator, Figure> credited = new EnumMap<>(Indicator.class);
    final Map<Indicator, Figure> own = new EnumMap<>(Indicator.class);
  }

  Figure figure(Dimension dimension, String country, Indicator indicator) {
    Map<Indicator, Figure> figures =
        switch (dimension) {
          case TOTAL -> totals;
          case CREDITED -> country(country).credited;
          case OWN -> country(country).own;
        };
    return figures.computeIfAbsent(indicator, i -> new Figure());
  }

  /** Leaves out what is nothing, as where something was taken away again. */
  void leaveOutNothing() {
    totals.values().removeIf(Figure::isNothing);
    for (CountryFigures one : countries.values()) {
      one.credited.values().removeIf(Figure::isNothing);
      one.own.values().removeIf(Figure::isNothing);
    }
  }

  CountryFigures country(String country) {
    return countries.computeIfAbsent(country, c -> new CountryFigures());
  }
}
