package cordon.operations.directory;

import cordon.operations.participation.ContactPoint;
import cordon.operations.participation.ContactPointKind;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a country, and when.
 *
 * @param sponsorCountry the country that speaks for it, where a sponsor does
 * @param zone IANA time zone
 * @param languages BCP 47 tags, the one that it likes best first
 * @param holidays days on which nobody is there though the week says so
 */
public record CountrySpec(
    ContactPoint contactPoint,
    @Nullable String sponsorCountry,
    String zone,
    List<String> languages,
    WorkingHours hours,
    @Nullable String note,
    List<Holiday> holidays) {
  public CountrySpec {
    languages = List.copyOf(Objects.requireNonNullElse(languages, List.of()));
    holidays = List.copyOf(Objects.requireNonNullElse(holidays, List.of()));
  }

  /**
   * @throws RejectedException INCONSISTENT
   */
  void requireForm() {
    boolean sponsored = contactPoint.kind() == ContactPointKind.SPONSOR;
    if (sponsored != (sponsorCountry != null)) {
      throw RejectedException.inconsistent(
          "spec.sponsor_country",
          "country.sponsor",
          "A sponsor is a country, and no other contact point has one.");
    }
    // Both are HH:MM, so they are in order as texts.
    if (hours.to().compareTo(hours.from()) <= 0) {
      throw RejectedException.inconsistent(
          "spec.working_hours.to", "country.hours", "The hours end later than they begin.");
    }
    for (int i = 0; i < holidays.size(); i++) {
      if (holidays.get(i).endsBeforeItBegins()) {
        throw RejectedException.inconsistent(
            "spec.holidays[" + i + "].last_day",
            "country.holiday",
            "A holiday ends no earlier than it begins.");
      }
    }
  }
}
