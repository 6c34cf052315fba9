package cordon.operations.hotspot;

import cordon.platform.store.Kinds;

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
  record Physical(PlaceType type, String zone, Shape shape) implements Site {}

  /**
   * A place online.
   *
   * @param address domain, range of addresses, name
   */
  record Online(OnlineType type, String address) implements Site {}
}
