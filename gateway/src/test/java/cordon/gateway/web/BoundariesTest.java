package cordon.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The borders of the maps are the operator's, if there are any, and never ones that cannot be
 * drawn.
 */
@ExtendWith(OutputCaptureExtension.class)
class BoundariesTest {
  private static final String OWN =
      """
      {"shapes": {"type": "Topology", "arcs": [[[0, 0], [9, 0]], [[9, 0], [0, 9], [0, 0]]],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": [
          {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "NG"}},
          {"type": "MultiPolygon", "arcs": [[[-1, -2]]], "properties": {"code": "", "unsettled": true}}]}}},
       "dots": {"SC": [55.45, -4.68]}}
      """;

  @TempDir static Path folder;

  @Test
  void without_a_setting_the_borders_that_are_built_in_are_served_and_kept_by_their_tag() {
    try (var gateway = new GatewayFixture(Map.of())) {
      Answer first = get(gateway, "");
      Answer again = get(gateway, header(first, "ETag"));

      assertThat(first.status()).isEqualTo(200);
      assertThat(first.body().path("shapes").path("objects").path("countries").path("geometries"))
          .hasSizeGreaterThan(150);
      assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.response().body()).isEmpty();
    }
    assertThat(new BoundaryForm(builtIn()).wrong()).isEmpty();
  }

  @Test
  void the_file_of_the_operator_stands_in_their_place_under_another_tag() throws IOException {
    String builtIn;
    try (var gateway = new GatewayFixture(Map.of())) {
      builtIn = header(get(gateway, ""), "ETag");
    }

    try (var gateway = new GatewayFixture(Map.of("cordon.boundaries", file(OWN).toString()))) {
      Answer own = get(gateway, builtIn);

      assertThat(own.status()).isEqualTo(200);
      assertThat(own.response().body()).isEqualTo(OWN);
      assertThat(header(own, "Content-Type")).startsWith("application/json");
      assertThat(header(own, "ETag")).isNotEqualTo(builtIn);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Topology\"       | \"FeatureCollection\" | shapes is no TopoJSON topology",
        "\"countries\"      | \"land\"      | shapes.objects.countries is no collection of shapes",
        "[[0, 1]]           | [[0, 2]]      | geometries[0].arcs names lines that there are not",
        "[[[-1, -2]]]       | [[[-1, -3]]]  | geometries[1].arcs names lines that there are not",
        "[[0, 1]]           | [0, 1]        | geometries[0].arcs names lines that there are not",
        "[[[-1, -2]]]       | [[-1, -2]]    | geometries[1].arcs names lines that there are not",
        "\"Topology\",      | \"Topology\", \"transform\": {\"scale\": [1, 1]}, | shapes.transform has no",
        "\"NG\"             | \"NGA\"       | geometries[0].properties.code is neither a code of",
        "\"unsettled\": true| \"unsettled\": \"yes\" | geometries[1].properties.unsettled is neither",
        "[[0, 0], [9, 0]]   | [[0, 0], \"x\"] | shapes.arcs[0] is no line of positions",
        "[55.45, -4.68]     | [55.45, -94.68] | dots.SC is no longitude and latitude",
        "\"dots\"           | \"points\"    | dots is missing",
        "\"dots\":          | \"dots\"      | it is no JSON from line 5 on"
      })
  void what_cannot_be_drawn_is_named_by_its_place(String right, String wrong, String told) {
    String file = OWN.replace(right.strip(), wrong.strip());

    assertThat(file).isNotEqualTo(OWN);
    assertThat(new BoundaryForm(file.getBytes(StandardCharsets.UTF_8)).wrong().orElseThrow())
        .contains(told.strip());
  }

  @Test
  void a_file_that_browsers_do_not_read_as_utf_8_is_refused() {
    assertThat(new BoundaryForm(OWN.getBytes(StandardCharsets.UTF_16)).wrong().orElseThrow())
        .isEqualTo("it is no JSON from line 1 on");
  }

  @Test
  void a_file_that_cannot_be_drawn_stops_the_start_with_its_name_and_what_is_wrong(
      CapturedOutput output) throws IOException {
    Path file = file(OWN.replace("\"NG\"", "\"Nigeria\""));

    assertThatThrownBy(() -> start(file)).hasRootCauseInstanceOf(BoundariesRefusedException.class);
    assertThat(output)
        .contains("cordon.boundaries names " + file)
        .contains("geometries[0].properties.code is neither a code of ISO 3166-1 alpha-2")
        .doesNotContain("at cordon.gateway.web.BoundariesController");
  }

  @Test
  void a_file_that_is_not_there_or_too_large_is_refused_too(CapturedOutput output)
      throws IOException {
    Path missing = folder.resolve("missing.json");
    Path large = folder.resolve("large.json");
    Files.write(large, new byte[4 * 1024 * 1024 + 1]);

    assertThatThrownBy(() -> start(missing))
        .hasRootCauseInstanceOf(BoundariesRefusedException.class);
    assertThatThrownBy(() -> start(large)).hasRootCauseInstanceOf(BoundariesRefusedException.class);
    assertThat(output)
        .contains(missing + ", which is no boundary file: it cannot be read (NoSuchFileException)")
        .contains(large + ", which is no boundary file: it is larger than 4194304 bytes");
  }

  private static void start(Path file) {
    new GatewayFixture(Map.of("cordon.boundaries", file.toString())).close();
  }

  private static Path file(String content) throws IOException {
    return Files.writeString(folder.resolve(System.nanoTime() + ".json"), content);
  }

  private static byte[] builtIn() {
    try (var in = BoundariesTest.class.getResourceAsStream("/static/boundaries.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer get(GatewayFixture gateway, String tag) {
    var request = gateway.anonymous("/boundaries.json").GET();
    return gateway.send(tag.isEmpty() ? request : request.header("If-None-Match", tag));
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }
}
