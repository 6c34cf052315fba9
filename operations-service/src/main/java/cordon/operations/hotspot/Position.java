package cordon.operations.hotspot;

import java.util.List;

/** A place on the earth in decimal degrees, WGS 84. */
public record Position(double latitude, double longitude) {

  /** In the order of GeoJSON (RFC 7946, 3.1.1), which is the other one. */
  List<Double> coordinates() {
    return List.of(longitude, latitude);
  }

  static Position of(List<Double> coordinates) {
    return new Position(coordinates.get(1), coordinates.get(0));
  }
}
