package cordon.operations.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingTest {

  /**
   * What a validator of GeoJSON lets pass and the database then refuses
   * (https://github.com/mapbox/geojsonhint/issues/95) is among them.
   */
  @ParameterizedTest
  @CsvSource({
    "ring.closed, 6 3  6 4  7 4  7 3",
    "ring.meridian, 0 179  0 -179  1 -179  0 179",
    "ring.size, 0 0  0 6  1 6  0 0",
    "ring.size, 0 0  6 0  6 1  0 0",
    "ring.corner, 6 3  6 4  7 4  6 4  7 3  6 3",
    "ring.corner, 90 3  90 4  89 4  90 3",
    // A bow tie, a spike, corners in one line, and a corner on an edge.
    "ring.simple, 6 3  7 4  6 4  7 3  6 3",
    "ring.simple, 0 3  0 5  0 4  1 4  0 3",
    "ring.simple, 0 3  0 4  0 5  0 3",
    "ring.simple, 0 0  0 4  2 4  0 2  2 0  0 0"
  })
  void a_ring_that_is_no_edge_of_an_area_is_refused_with_what_is_wrong(String rule, String ring) {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> Ring.checked(ring(ring), "spec.physical.area.ring"));

    assertThat(refusal.violations())
        .singleElement()
        .satisfies(v -> {
          assertThat(v.field()).isEqualTo("spec.physical.area.ring");
          assertThat(v.reason()).isEqualTo(rule);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "6 3  6 4  7 4  7 3  6 3",
    "6 3  7 3  7 4  6 4  6 3",
    "-17 179  -17 180  -16 180  -17 179",
    "89 0  89 4  88 2  89 0",
    // Corners in one line that do not turn back, and a dent.
    "0 0  0 1  0 2  1 2  1 0  0 0",
    "0 0  0 4  2 4  1 2  2 0  0 0"
  })
  void a_ring_in_either_direction_is_taken(String ring) {
    assertThatCode(() -> Ring.checked(ring(ring), "ring")).doesNotThrowAnyException();
  }

  @Test
  void the_distance_to_an_area_is_that_to_its_edge_and_none_within() {
    Shape area = Shape.Area.of(ring("0 0  0 1  1 1  1 0  0 0"));

    assertThat(area.metresFrom(new Position(0.5, 0.5))).isZero();
    assertThat(area.metresFrom(new Position(-1, 0.5))).isCloseTo(111_318, within(50.0));
    assertThat(area.metresFrom(new Position(2, 2))).isCloseTo(157_400, within(200.0));
    assertThat(Shape.Point.of(new Position(0, 179.999)).metresFrom(new Position(0, -179.999)))
        .isCloseTo(223, within(1.0));
  }

  private static List<Position> ring(String text) {
    return Arrays.stream(text.split("  "))
        .map(pair -> pair.split(" "))
        .map(pair -> new Position(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
        .toList();
  }
}
