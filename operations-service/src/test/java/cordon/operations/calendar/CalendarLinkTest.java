package cordon.operations.calendar;

import static cordon.operations.calendar.CalendarLinkState.IN_USE;
import static cordon.operations.calendar.CalendarLinkState.REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.PlanFixture;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalendarLinkTest {
  static final Instant NOW = Instant.parse("2025-05-20T08:00:00Z");
  static final Holder OFFICER = new Holder("officer", Set.of("ncb-officer", "offline"), "NG");
  private static final String KEY = "00".repeat(32);

  private static final StateMatrix<CalendarLink, CalendarLinkState> MATRIX =
      new StateMatrix<>(
          CalendarLinkTest::in,
          CalendarLink::state,
          CalendarLink::version,
          Map.of("RENEW", one -> one.renew(OFFICER, NOW), "REVOKE", one -> one.revoke(NOW)),
          Map.of(IN_USE, Map.of("RENEW", IN_USE, "REVOKE", REVOKED), REVOKED, Map.of()),
          Map.of(IN_USE, "RENEW,REVOKE", REVOKED, ""));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(CalendarLinkState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void it_gives_something_for_ninety_days_and_for_another_ninety_when_it_is_renewed() {
    CalendarLink made = in(IN_USE);
    Instant last = NOW.plus(Duration.ofDays(90)).minusMillis(1);

    assertThat(made.givesAt(last)).isTrue();
    assertThat(made.givesAt(last.plusMillis(1))).isFalse();
    assertThat(made.renew(OFFICER, last).givesAt(last.plus(Duration.ofDays(89)))).isTrue();
    assertThat(in(REVOKED).givesAt(NOW)).isFalse();
    assertThat(made.ended(NOW).givesAt(NOW)).isFalse();
    assertThat(made.ended(NOW).renew(OFFICER, NOW).givesAt(NOW)).isTrue();
  }

  @Test
  void it_is_outgrown_by_another_country_and_by_a_role_that_is_gone_and_not_by_one_more() {
    CalendarLink made = in(IN_USE);

    assertThat(made.roles()).containsExactly("ncb-officer");
    assertThat(made.outgrown(new Holder("officer", Set.of("ncb-officer", "planner"), "NG")))
        .isFalse();
    assertThat(made.outgrown(new Holder("officer", Set.of("ncb-officer"), "GH"))).isTrue();
    assertThat(made.outgrown(new Holder("officer", Set.of("ncb-officer"), null))).isTrue();
    assertThat(made.outgrown(new Holder("officer", Set.of("field-officer"), "NG"))).isTrue();
  }

  @Test
  void it_is_stored_in_this_form() {
    Golden.assertMatches(PlanFixture.CODECS, in(IN_USE), "calendar_links/in-use.json");
    Golden.assertMatches(PlanFixture.CODECS, in(REVOKED), "calendar_links/revoked.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        in(IN_USE).renew(new Holder("planner", Set.of("planner"), null), NOW),
        "calendar_links/of-the-secretariat.json");
    Golden.assertMatches(
        PlanFixture.CODECS,
        new CalendarFetch("id", "officer", NOW),
        "calendar_fetches/fetched.json");
  }

  static CalendarLink in(CalendarLinkState state) {
    CalendarLink made =
        CalendarLink.create(
            "0196eb2c-7a00-7000-8000-000000000001",
            KEY,
            OFFICER,
            new CalendarLink.Spec("My phone", "en", "ab".repeat(32), "https://cordon.example.org"),
            NOW);
    return state == IN_USE ? made : made.revoke(NOW);
  }
}
