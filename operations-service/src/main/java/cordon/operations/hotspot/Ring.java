package cordon.operations.hotspot;

import cordon.operations.hotspot.Sphere.Vector;
import cordon.platform.refusal.RejectedException;
import java.util.List;

/** The edge of an area, as RFC 7946, 3.1.6, and the index of the database want it. */
final class Ring {
  /** Degrees: a hotspot is a place, not a country, and its lines are straight on every map. */
  private static final double WIDEST = 5;

  private Ring() {}

  /**
   * @throws RejectedException INCONSISTENT at the field, if it is none
   */
  static List<Position> checked(List<Position> ring, String field) {
    if (!ring.getFirst().equals(ring.getLast())) {
      throw refused(field, "closed", "The ring is open; give its first corner again at its end.");
    }
    Bounds bounds = Bounds.of(ring);
    if (bounds.east() - bounds.west() > 180) {
      throw refused(
          field,
          "meridian",
          "The area crosses the 180th meridian; enter it as two hotspots, one on each side.");
    }
    if (bounds.east() - bounds.west() > WIDEST || bounds.north() - bounds.south() > WIDEST) {
      throw refused(
          field,
          "size",
          "The area is more than five degrees high or wide; enter the places in it one by one.");
    }
    List<Vector> corners = ring.stream().map(Vector::of).toList();
    int edges = corners.size() - 1;
    for (int i = 0; i < edges; i++) {
      for (int j = i + 1; j < edges; j++) {
        if (Sphere.same(corners.get(i), corners.get(j))) {
          throw refused(
              field,
              "corner",
              "Corners %d and %d are one place; leave one of them out.".formatted(i + 1, j + 1));
        }
      }
    }
    for (int i = 0; i < edges; i++) {
      Vector from = corners.get(i);
      Vector to = corners.get(i + 1);
      Vector next = corners.get(i + 1 == edges ? 1 : i + 2);
      boolean meets = Sphere.on(next, from, to) || Sphere.on(from, to, next);
      for (int j = i + 2; j < edges && !meets; j++) {
        boolean neighbours = i == 0 && j == edges - 1;
        meets = !neighbours && Sphere.meet(from, to, corners.get(j), corners.get(j + 1));
      }
      if (meets) {
        throw refused(
            field,
            "simple",
            "The edge touches or crosses itself behind corner %d; give the corners in the order in "
                    .formatted(i + 1)
                + "which one walks around the area.");
      }
    }
    return ring;
  }

  private static RejectedException refused(String field, String rule, String sentence) {
    return RejectedException.inconsistent(field, "ring." + rule, sentence);
  }
}
