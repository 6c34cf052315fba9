package cordon.reporting.outcome;

import cordon.reporting.result.Indicator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One figure by day, with what lies before and after the days that are told, so that all of it adds
 * up to the figure.
 *
 * @param included whether the caller may see it
 * @param currency in which money is valued
 * @param asOf the time up to which it is counted; null where it is not included
 */
record DayFigures(
    boolean included,
    Indicator indicator,
    String currency,
    @Nullable Instant asOf,
    Outcome.@Nullable Figure before,
    SortedMap<String, Outcome.Figure> days,
    Outcome.@Nullable Figure after) {
  /** A year, and a leap day: more are no chart. */
  static final int MOST_DAYS = 366;

  /** Of a figure that the caller may not see. */
  static DayFigures notIncluded(Indicator indicator, String currency) {
    return new DayFigures(false, indicator, currency, null, null, new TreeMap<>(), null);
  }

  /**
   * The latest days up to one.
   *
   * @param all days on which something happened
   * @param lastDay {@code YYYY-MM-DD}; empty for the last that there is
   */
  static DayFigures of(
      Indicator indicator,
      String currency,
      Instant asOf,
      NavigableMap<String, Outcome.Figure> all,
      String lastDay) {
    NavigableMap<String, Outcome.Figure> wanted =
        lastDay.isEmpty() ? all : all.headMap(lastDay, true);
    List<String> days = new ArrayList<>(wanted.keySet());
    String first = days.isEmpty() ? "" : days.get(Math.max(0, days.size() - MOST_DAYS));
    return new DayFigures(
        true,
        indicator,
        currency,
        asOf,
        sum(wanted.headMap(first, false)),
        wanted.tailMap(first, true),
        lastDay.isEmpty() ? null : sum(all.tailMap(lastDay, false)));
  }

  private static Outcome.@Nullable Figure sum(Map<String, Outcome.Figure> days) {
    if (days.isEmpty()) {
      return null;
    }
    var sum = new Outcome.Figure();
    days.values().forEach(sum::add);
    return sum;
  }
}
