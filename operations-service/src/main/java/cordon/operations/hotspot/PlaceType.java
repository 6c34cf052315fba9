package cordon.operations.hotspot;

/** What a place on the ground is. */
public enum PlaceType {
  COMPOUND,
  AIRPORT,
  PORT,
  LAND_BORDER,
  HOTEL,
  TRANSIT_HOUSE,
  CALL_CENTRE,
  STATION,
  DISTRICT,
  OTHER
}
