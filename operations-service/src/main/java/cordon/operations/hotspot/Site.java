package cordon.operations.hotspot;

import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Kinds;
import java.time.ZoneId;

/** What sort of place a hotspot is. Stored with an explicit {@code kind}. */
public sealed interface Site {
  /** Every kind with the name under which it is stored. */
  Kinds<Site> KINDS =
      Kinds.of(Site.class).kind("physical", Physical.class).kind("online", Online.class).all();

  /**
   * A place on the ground.
   *
   * @param zone IANA time zone
   */
  record Physical(PlaceType type, String zone, Shape shape) implements Site {
    /**
     * A zone that there is.
     *
     * @throws RejectedException INCONSISTENT at the field, if there is none of this name
     */
    public static String zone(String name, String field) {
      if (!ZoneId.getAvailableZoneIds().contains(name) || name.startsWith("SystemV/")) {
        throw RejectedException.inconsistent(
            field,
            "time_zone",
            "There is no time zone of this name; give one of the IANA database, e.g. Africa/Lagos.");
      }
      return name;
    }
  }

  /**
   * A place online.
   *
   * @param address domain, range of addresses, name
   */
  record Online(OnlineType type, String address) implements Site {}
}
