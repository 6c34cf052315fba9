package cordon.operations.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * Which hotspots are wanted; all that is said has to fit, and what is null is not asked for.
 *
 * @param type of a place on the ground or online, as it is stored
 * @param words that names have to have, or the beginnings of them
 * @param box that places have to reach into; its west may lie east of its east
 * @param circle in which places have to lie
 */
record HotspotFilter(
    String operationId,
    @Nullable HotspotState state,
    @Nullable Enum<?> type,
    @Nullable RiskGrade least,
    @Nullable String country,
    @Nullable String words,
    @Nullable Bounds box,
    @Nullable Circle circle) {

  /** Within so many metres of a place. */
  record Circle(Position middle, double metres) {}
}
