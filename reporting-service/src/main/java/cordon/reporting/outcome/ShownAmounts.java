package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Of how many currencies an answer can show the amounts one by one. Virtual assets have any name,
 * so somebody can report as many as they like, and an answer with all of them would fit no message.
 */
final class ShownAmounts {
  private static final List<Integer> CHOICES = List.of(1000, 300, 100, 50, 20, 10, 5, 2, 1);

  /** In bytes, of all amounts of an answer; a message has at most 4 MiB. */
  private static final long LARGEST = 2_500_000;

  /** What an amount needs beside its texts, in bytes. */
  private static final int BESIDE = 20;

  private ShownAmounts() {}

  /** For each sum of an answer. Those of ISO 4217 come first, for they are first in order. */
  static int most(Collection<Tally> sums) {
    for (int most : CHOICES) {
      if (sums.stream().mapToLong(sum -> size(sum, most)).sum() <= LARGEST) {
        return most;
      }
    }
    return 0;
  }

  static int most(Outcome outcome) {
    return most(
        Stream.concat(
                outcome.totals.values().stream(),
                outcome.countries.values().stream()
                    .flatMap(country ->
                        Stream.concat(
                            country.credited.values().stream(), country.own.values().stream())))
            .flatMap(ShownAmounts::sums)
            .toList());
  }

  static int most(DayFigures days) {
    return most(
        Stream.concat(
                Stream.concat(Stream.ofNullable(days.before()), Stream.ofNullable(days.after())),
                days.days().values().stream())
            .flatMap(ShownAmounts::sums)
            .toList());
  }

  private static Stream<Tally> sums(Outcome.Figure figure) {
    return Stream.of(figure.validated, figure.provisional);
  }

  private static long size(Tally sum, int most) {
    return size(sum.originals, most) + size(sum.unvalued, most);
  }

  private static long size(Map<Currency, BigDecimal> amounts, int most) {
    return amounts.entrySet().stream()
        .limit(most)
        .mapToLong(one ->
            BESIDE
                + one.getKey().code().length()
                + one.getKey().network().length()
                + one.getValue().precision())
        .sum();
  }
}
