package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.result.Indicator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which days are told, and that nothing is lost by it. */
class DayFiguresTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-01-01");

  @Test
  void more_days_than_a_year_has_are_told_in_sum() {
    DayFigures days = of(days(400), "");

    assertThat(days.days()).hasSize(DayFigures.MOST_DAYS);
    assertThat(days.days().firstKey()).isEqualTo(FIRST.plusDays(34).toString());
    assertThat(counted(days.before())).isEqualTo(34);
    assertThat(days.after()).isNull();
  }

  @Test
  void what_lies_after_the_last_day_wanted_is_told_in_sum() {
    DayFigures days = of(days(10), FIRST.plusDays(6).toString());

    assertThat(days.days()).hasSize(7);
    assertThat(days.before()).isNull();
    assertThat(counted(days.after())).isEqualTo(3);
  }

  @Test
  void before_the_first_day_there_is_nothing_but_what_comes_after() {
    DayFigures days = of(days(10), FIRST.minusDays(1).toString());

    assertThat(days.days()).isEmpty();
    assertThat(days.before()).isNull();
    assertThat(counted(days.after())).isEqualTo(10);
  }

  @Test
  void of_nothing_there_are_no_days() {
    DayFigures days = of(new TreeMap<>(), "");

    assertThat(days.days()).isEmpty();
    assertThat(days.before()).isNull();
    assertThat(days.after()).isNull();
  }

  private static long counted(Outcome.@Nullable Figure figure) {
    return Objects.requireNonNull(figure).validated.count;
  }

  private static DayFigures of(NavigableMap<String, Outcome.Figure> all, String lastDay) {
    return DayFigures.of(Indicator.ARRESTS, "USD", Instant.EPOCH, all, lastDay);
  }

  /** One on each of so many days. */
  private static NavigableMap<String, Outcome.Figure> days(int number) {
    var days = new TreeMap<String, Outcome.Figure>();
    for (int i = 0; i < number; i++) {
      var figure = new Outcome.Figure();
      figure.validated.count = 1;
      days.put(FIRST.plusDays(i).toString(), figure);
    }
    return days;
  }
}
