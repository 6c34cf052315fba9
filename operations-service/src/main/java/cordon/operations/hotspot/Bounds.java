package cordon.operations.hotspot;

import java.util.List;

/** The least box around a shape, in degrees; it does not reach over the 180th meridian. */
public record Bounds(double west, double south, double east, double north) {

  static Bounds of(List<Position> positions) {
    var longitudes = positions.stream().mapToDouble(Position::longitude).summaryStatistics();
    var latitudes = positions.stream().mapToDouble(Position::latitude).summaryStatistics();
    return new Bounds(
        longitudes.getMin(), latitudes.getMin(), longitudes.getMax(), latitudes.getMax());
  }

  Position middle() {
    return new Position((south + north) / 2, (west + east) / 2);
  }
}
