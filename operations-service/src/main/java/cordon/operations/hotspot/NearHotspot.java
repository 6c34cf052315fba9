package cordon.operations.hotspot;

import java.util.OptionalDouble;

/**
 * One that may be the same as another.
 *
 * @param metres how far away, where it lies within the distance
 * @param alike whether a name reads alike, or the address online is the same
 */
record NearHotspot(Hotspot hotspot, OptionalDouble metres, boolean alike) {}
