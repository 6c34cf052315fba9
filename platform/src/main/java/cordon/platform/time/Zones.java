package cordon.platform.time;

import cordon.platform.refusal.RejectedException;
import java.time.ZoneId;

/** Time zones of the IANA database. */
public final class Zones {
  private Zones() {}

  /**
   * A zone that there is.
   *
   * @throws RejectedException INCONSISTENT at the field, if there is none of this name
   */
  public static String require(String name, String field) {
    if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
      throw RejectedException.inconsistent(
          field,
          "time_zone",
          "There is no time zone of this name; give one of the IANA database, e.g. Africa/Lagos.");
    }
    return name;
  }
}
