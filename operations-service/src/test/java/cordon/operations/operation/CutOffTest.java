package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the next report is owed. */
class CutOffTest {
  private static final Plan PLAN =
      new Plan(
          "Serengeti 2.0",
          Purpose.CRIME_INVESTIGATION,
          List.of(),
          "A mandate",
          "The secretariat",
          HandlingLevel.AMBER,
          at("2025-03-01T00:00:00Z"),
          at("2025-04-30T00:00:00Z"),
          List.of(),
          List.of(),
          "USD",
          true,
          null);

  @Test
  void a_daily_one_is_that_of_the_day_or_of_the_next_by_the_clocks_of_its_zone() {
    var daily = new CutOff.Daily("18:00", "Africa/Lagos");

    assertThat(daily.next(PLAN, at("2025-03-10T16:59:00Z"))).contains(at("2025-03-10T17:00:00Z"));
    assertThat(daily.next(PLAN, at("2025-03-10T17:00:00Z"))).contains(at("2025-03-11T17:00:00Z"));
  }

  @Test
  void before_the_plan_begins_it_is_the_first_in_it_and_after_its_end_there_is_none() {
    var daily = new CutOff.Daily("18:00", "Africa/Lagos");

    assertThat(daily.next(PLAN, at("2024-01-01T00:00:00Z"))).contains(at("2025-03-01T17:00:00Z"));
    assertThat(daily.next(PLAN, at("2025-04-29T18:00:00Z"))).isEmpty();
  }

  /** In Paris clocks go from 02:00 to 03:00 on this day. */
  @Test
  void where_clocks_are_put_forward_over_it_it_is_when_they_have_been() {
    var daily = new CutOff.Daily("02:30", "Europe/Paris");

    assertThat(daily.next(PLAN, at("2025-03-30T00:00:00Z"))).contains(at("2025-03-30T01:30:00Z"));
  }

  @Test
  void one_after_the_end_is_told_until_it_has_passed_and_one_after_an_event_never() {
    var after = new CutOff.AfterEnd(10);

    assertThat(after.next(PLAN, at("2025-03-10T00:00:00Z"))).contains(at("2025-05-10T00:00:00Z"));
    assertThat(after.next(PLAN, at("2025-05-10T00:00:00Z"))).isEmpty();
    assertThat(new CutOff.AfterEvent(4).next(PLAN, at("2025-03-10T00:00:00Z"))).isEmpty();
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}
