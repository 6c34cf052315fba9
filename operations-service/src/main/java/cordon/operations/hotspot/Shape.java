package cordon.operations.hotspot;

import cordon.operations.hotspot.Sphere.Vector;
import cordon.platform.store.Kinds;
import java.util.List;

/**
 * Where a place lies: stored as GeoJSON (RFC 7946), by which the database finds it, with an
 * explicit {@code kind} beside.
 */
public sealed interface Shape {
  /** Every kind with the name under which it is stored. */
  Kinds<Shape> KINDS =
      Kinds.of(Shape.class).kind("point", Point.class).kind("area", Area.class).all();

  /** Its corners, or the one place that it is. */
  List<Position> positions();

  /** The least box around it. */
  default Bounds bounds() {
    return Bounds.of(positions());
  }

  /** How far a place is from it; 0 within. */
  double metresFrom(Position place);

  /** From its middle to what of it is farthest from there. */
  default double radius() {
    Vector middle = Vector.of(bounds().middle());
    return positions().stream()
        .mapToDouble(corner -> Sphere.metres(middle, Vector.of(corner)))
        .max()
        .orElseThrow();
  }

  /** One place. */
  record Point(String type, List<Double> coordinates) implements Shape {
    static Point of(Position position) {
      return new Point("Point", position.coordinates());
    }

    @Override
    public List<Position> positions() {
      return List.of(Position.of(coordinates));
    }

    @Override
    public double metresFrom(Position place) {
      return Sphere.metres(Vector.of(place), Vector.of(Position.of(coordinates)));
    }
  }

  /** What lies within a closed ring. */
  record Area(String type, List<List<List<Double>>> coordinates) implements Shape {
    /**
     * @param ring that was {@link Ring#checked}
     */
    static Area of(List<Position> ring) {
      return new Area("Polygon", List.of(ring.stream().map(Position::coordinates).toList()));
    }

    @Override
    public List<Position> positions() {
      return coordinates.getFirst().stream().map(Position::of).toList();
    }

    @Override
    public double metresFrom(Position place) {
      List<Position> ring = positions();
      if (within(place, ring)) {
        return 0;
      }
      Vector from = Vector.of(place);
      double nearest = Double.MAX_VALUE;
      for (int i = 1; i < ring.size(); i++) {
        nearest =
            Math.min(
                nearest,
                Sphere.metresToLine(from, Vector.of(ring.get(i - 1)), Vector.of(ring.get(i))));
      }
      return nearest;
    }

    /** Counts the edges that lie east of it. */
    private static boolean within(Position place, List<Position> ring) {
      boolean within = false;
      for (int i = 1; i < ring.size(); i++) {
        Position a = ring.get(i - 1);
        Position b = ring.get(i);
        if (a.latitude() > place.latitude() != b.latitude() > place.latitude()
            && place.longitude()
                < a.longitude()
                    + (b.longitude() - a.longitude())
                        * (place.latitude() - a.latitude())
                        / (b.latitude() - a.latitude())) {
          within = !within;
        }
      }
      return within;
    }
  }
}
