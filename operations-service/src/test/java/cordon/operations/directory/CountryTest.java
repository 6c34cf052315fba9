package cordon.operations.directory;

import cordon.operations.participation.ContactPoint;
import cordon.operations.participation.ContactPointKind;
import cordon.platform.conformance.Golden;
import cordon.platform.store.Codecs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountryTest {
  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00.123Z");

  @Test
  void holidays_are_stored_in_the_form_that_is_pinned() {
    var hours = new WorkingHours(List.of(1, 2, 3, 4, 5), "08:00", "16:00");
    var holidays =
        List.of(
            new Holiday("2026-10-01", null, "Independence"),
            new Holiday("2026-12-25", "2026-12-26", "Christmas"));
    var spec =
        new CountrySpec(
            new ContactPoint(ContactPointKind.NCB, "NCB Abuja"),
            null,
            "Africa/Lagos",
            List.of("en"),
            hours,
            null,
            holidays);

    Golden.assertMatches(
        Codecs.with(),
        new Country("NG", 1, spec, List.of(), List.of(), NOW, NOW),
        "countries/with-holidays.json");
  }
}
