package cordon.operations.hotspot;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hotspot as somebody sees it.
 *
 * @param country of whoever sees it; null for the secretariat, leadership and the auditor
 * @param linked which of the hotspots that it names they see; none of the others is named
 */
record SeenHotspot(Hotspot hotspot, @Nullable String country, Set<String> linked) {
  SeenHotspot {
    linked = Set.copyOf(linked);
  }
}
