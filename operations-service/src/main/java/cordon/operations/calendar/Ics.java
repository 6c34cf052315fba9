package cordon.operations.calendar;

import biweekly.Biweekly;
import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.parameter.Related;
import biweekly.property.Classification;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Transparency;
import biweekly.property.Trigger;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/**
 * What is due as iCalendar (RFC 5545, and RFC 7986 for how often to ask). All times are instants in
 * UTC, which no zone and no change of clocks moves. The same things give the same bytes.
 */
final class Ics {
  static final String MEDIA_TYPE = "text/calendar; charset=utf-8";

  private static final String HOUR = "PT1H";
  private static final UtcOffset UTC = new UtcOffset(true, 0, 0);

  private Ics() {}

  static byte[] write(CalendarLink link, List<Due> due) {
    var calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId("-//Cordon//Cordon//EN");
    // RFC 7986, 5.7, requires the type; the library leaves it out where it is the usual one.
    calendar.addExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, HOUR);
    calendar.addExperimentalProperty("X-PUBLISHED-TTL", HOUR);
    // A calendar has one component at least (RFC 5545, 3.6), also where nothing is due.
    calendar.addComponent(utc());
    due.stream()
        .map(one -> event(link, one))
        .sorted(Comparator.comparing(Ics::start).thenComparing(one -> one.getUid().getValue()))
        .forEach(calendar::addEvent);
    return Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8);
  }

  private static VEvent event(CalendarLink link, Due due) {
    var event = new VEvent();
    event.setUid(new Uid(Secrets.name(link.key(), due.key()) + "@cordon"));
    // When it was changed would be alike in the calendars of all who have it.
    event.setDateTimeStamp(Date.from(link.created()));
    event.setDateStart(new DateStart(Date.from(due.start()), true));
    if (due.end() != null) {
      event.setDateEnd(new DateEnd(Date.from(due.end()), true));
    }
    event.setSummary(summary(link.language()));
    event.setUrl(link.origin() + "/");
    event.setClassification(Classification.private_());
    event.setTransparency(Transparency.transparent());
    due.reminders().forEach(days -> event.addAlarm(alarm(link, days)));
    return event;
  }

  /**
   * RFC 5545, 3.6.6: it shows what the event itself says, so whoever leaves it out loses nothing.
   */
  private static VAlarm alarm(CalendarLink link, int days) {
    Duration before = Duration.builder().prior(true).days(days).build();
    return VAlarm.display(new Trigger(before, Related.START), summary(link.language()));
  }

  private static Date start(VEvent event) {
    return event.getDateStart().getValue();
  }

  private static VTimezone utc() {
    var always = new StandardTime();
    always.setDateStart(
        new DateStart(new ICalDate(new DateTimeComponents(1970, 1, 1, 0, 0, 0, false), true)));
    always.setTimezoneOffsetFrom(UTC);
    always.setTimezoneOffsetTo(UTC);
    var zone = new VTimezone("Etc/UTC");
    zone.addStandardTime(always);
    return zone;
  }

  private static String summary(String language) {
    return switch (language) {
      case "fr" -> "Échéance dans Cordon";
      case "es" -> "Vence en Cordon";
      case "ar" -> "موعد مستحق في Cordon";
      default -> "Due in Cordon";
    };
  }
}
