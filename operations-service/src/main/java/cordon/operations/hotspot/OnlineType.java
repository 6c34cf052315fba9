package cordon.operations.hotspot;

/** What a place online is. */
public enum OnlineType {
  PLATFORM,
  HOSTING_RANGE,
  PAYMENT_SERVICE,
  WEBSITE,
  CHANNEL,
  OTHER
}
