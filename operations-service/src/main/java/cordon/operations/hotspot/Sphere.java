package cordon.operations.hotspot;

/**
 * Lines between places on a sphere, as the index of the database has them. Places are unit vectors.
 */
final class Sphere {
  /** Metres; that of the database, so that both call the same things near. */
  private static final double RADIUS = 6_378_100;

  /** What lies nearer to a line touches it: some six micrometres. */
  private static final double TOUCHING = 1e-12;

  private Sphere() {}

  record Vector(double x, double y, double z) {
    static Vector of(Position position) {
      double latitude = Math.toRadians(position.latitude());
      double longitude = Math.toRadians(position.longitude());
      return new Vector(
          Math.cos(latitude) * Math.cos(longitude),
          Math.cos(latitude) * Math.sin(longitude),
          Math.sin(latitude));
    }

    double dot(Vector other) {
      return x * other.x + y * other.y + z * other.z;
    }

    Vector cross(Vector other) {
      return new Vector(
          y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    double length() {
      return Math.sqrt(dot(this));
    }
  }

  static double metres(Vector one, Vector other) {
    return RADIUS * angle(one, other);
  }

  /** From a place to the nearest one of a line. */
  static double metresToLine(Vector place, Vector from, Vector to) {
    Vector normal = from.cross(to);
    double length = normal.length();
    boolean beside =
        length > 0 && normal.cross(from).dot(place) > 0 && to.cross(normal).dot(place) > 0;
    return beside
        ? RADIUS * Math.asin(Math.min(1, Math.abs(normal.dot(place)) / length))
        : Math.min(metres(place, from), metres(place, to));
  }

  /** Whether two places are one. */
  static boolean same(Vector one, Vector other) {
    return angle(one, other) <= TOUCHING;
  }

  /** Whether a place lies on a line. */
  static boolean on(Vector place, Vector from, Vector to) {
    return metresToLine(place, from, to) <= RADIUS * TOUCHING;
  }

  /** Whether two lines have a place in common. */
  static boolean meet(Vector a, Vector b, Vector c, Vector d) {
    Vector ab = a.cross(b);
    Vector cd = c.cross(d);
    return (ab.dot(c) * ab.dot(d) < 0 && cd.dot(a) * cd.dot(b) < 0)
        || on(c, a, b)
        || on(d, a, b)
        || on(a, c, d)
        || on(b, c, d);
  }

  private static double angle(Vector one, Vector other) {
    return Math.atan2(one.cross(other).length(), one.dot(other));
  }
}
