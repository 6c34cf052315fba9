package cordon.operations.calendar;

import static cordon.operations.calendar.CalendarLinkState.IN_USE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes as RFC 5545 has them, read by nothing but its own rules. */
class IcsTest {
  private static final Instant NOW = CalendarLinkTest.NOW;
  private static final Due ITEM = Due.event("item 1", NOW.plus(Duration.ofDays(1)), null);
  private static final Due ACTION =
      Due.event("action 1", NOW.plus(Duration.ofDays(40)), NOW.plus(Duration.ofDays(47)));

  @Test
  void an_event_says_when_and_nothing_of_what() {
    assertThat(lines("en", ITEM))
        .containsExactly(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Cordon//Cordon//EN",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "END:VTIMEZONE",
            "BEGIN:VEVENT",
            "UID:" + Secrets.name(CalendarLinkTest.in(IN_USE).key(), "item 1") + "@cordon",
            "DTSTAMP:20250520T080000Z",
            "DTSTART:20250521T080000Z",
            "SUMMARY:Due in Cordon",
            "URL:https://cordon.example.org/",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR");
  }

  /** RFC 5545, 3.6.6 and 3.8.6.3: an alarm of its event, counted from its start. */
  @Test
  void a_deadline_is_reminded_of_three_days_and_one_day_before() {
    assertThat(lines("fr", Due.deadline("item 2", NOW.plus(Duration.ofDays(5)), NOW)))
        .containsSubsequence(
            "DTSTART:20250525T080000Z",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "END:VALARM",
            "END:VEVENT")
        .containsOnlyOnce("TRIGGER;RELATED=START:-P3D")
        .containsOnlyOnce("TRIGGER;RELATED=START:-P1D")
        .contains("DESCRIPTION:Échéance dans Cordon")
        .filteredOn(line -> !line.startsWith("DESCRIPTION:Échéance"))
        .noneMatch(line -> line.startsWith("DESCRIPTION"));
  }

  @ParameterizedTest
  @CsvSource({
    "PT72H, 3 1",
    "PT71H59M59S, 1",
    "PT24H, 1",
    "PT23H59M59S, ''",
    "PT1S, ''",
    "PT0S, ''",
    "PT-24H, ''"
  })
  void nobody_is_reminded_of_a_moment_before_they_knew(Duration known, String days) {
    assertThat(Due.deadline("item 3", NOW.plus(known), NOW).reminders())
        .isEqualTo(
            days.isEmpty() ? List.of() : Stream.of(days.split(" ")).map(Integer::valueOf).toList());
    assertThat(Due.event("meeting 3", NOW.plus(known), null).reminders()).isEmpty();
  }

  @Test
  void action_days_end_and_all_times_are_of_utc_wherever_the_service_runs() {
    TimeZone before = TimeZone.getDefault();
    for (String zone : List.of("Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu")) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      try {
        assertThat(lines("en", ACTION))
            .contains(
                "DTSTART:20250629T080000Z", "DTEND:20250706T080000Z", "DTSTART:19700101T000000")
            .noneMatch(line -> line.contains("TZID=") || line.contains("VALUE=DATE"));
      } finally {
        TimeZone.setDefault(before);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "en, Due in Cordon",
    "fr, Échéance dans Cordon",
    "es, Vence en Cordon",
    "ar, موعد مستحق في Cordon"
  })
  void it_is_said_in_the_language_of_the_person(String language, String summary) {
    assertThat(lines(language, ITEM)).contains("SUMMARY:" + summary);
  }

  @ParameterizedTest
  @CsvSource({"en", "fr", "es", "ar"})
  void lines_end_as_they_should_and_are_folded_at_75_octets(String language) {
    String long_ = "https://" + "long-".repeat(20) + "name.example.org";
    CalendarLink link =
        CalendarLinkBuilder.builder(CalendarLinkTest.in(IN_USE))
            .language(language)
            .origin(long_)
            .build();

    String written = new String(Ics.write(link, List.of(ITEM, ACTION)), StandardCharsets.UTF_8);

    assertThat(written).endsWith("\r\n");
    assertThat(written.replace("\r\n", "")).doesNotContain("\r", "\n");
    assertThat(List.of(written.split("\r\n")))
        .allSatisfy(line ->
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
        .noneMatch(String::isEmpty);
    assertThat(unfolded(written)).contains("URL:" + long_ + "/");
  }

  @Test
  void the_same_thing_is_named_alike_each_time_and_otherwise_by_each_link() {
    CalendarLink one = CalendarLinkTest.in(IN_USE);
    CalendarLink other = CalendarLinkBuilder.builder(one).key("11".repeat(32)).build();
    Due moved = Due.event(ITEM.key(), NOW.plus(Duration.ofDays(9)), null);

    assertThat(Ics.write(one, List.of(ITEM))).isEqualTo(Ics.write(one, List.of(ITEM)));
    assertThat(uid(one, moved)).isEqualTo(uid(one, ITEM));
    assertThat(uid(one.renew(CalendarLinkTest.OFFICER, NOW), ITEM)).isEqualTo(uid(one, ITEM));
    assertThat(uid(one, ACTION)).isNotEqualTo(uid(one, ITEM));
    assertThat(uid(other, ITEM)).isNotEqualTo(uid(one, ITEM));
  }

  @Test
  void an_empty_calendar_and_a_large_one_are_calendars() {
    CalendarLink link = CalendarLinkTest.in(IN_USE);
    List<Due> many =
        IntStream.range(0, CalendarFeed.MOST)
            .mapToObj(
                i -> Due.deadline("item " + i, NOW.plusSeconds(i), NOW.minus(Duration.ofDays(9))))
            .toList();

    assertThat(unfolded(new String(Ics.write(link, List.of()), StandardCharsets.UTF_8)))
        .startsWith("BEGIN:VCALENDAR")
        .endsWith("END:VCALENDAR")
        .contains("BEGIN:VTIMEZONE")
        .noneMatch("BEGIN:VEVENT"::equals);
    assertThat(Ics.write(link, many).length).isLessThan(1024 * 1024);
  }

  private static String uid(CalendarLink link, Due due) {
    return unfolded(new String(Ics.write(link, List.of(due)), StandardCharsets.UTF_8)).stream()
        .filter(line -> line.startsWith("UID:"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(String language, Due... due) {
    CalendarLink link =
        CalendarLinkBuilder.builder(CalendarLinkTest.in(IN_USE)).language(language).build();
    return unfolded(new String(Ics.write(link, List.of(due)), StandardCharsets.UTF_8));
  }

  /** RFC 5545, 3.1. */
  private static List<String> unfolded(String written) {
    return new ArrayList<>(
        List.of(written.replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")));
  }
}
