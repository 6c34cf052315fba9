package cordon.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a boundary file has to be like for the maps: {@code shapes}, a TopoJSON topology whose
 * object {@code countries} has a shape for each country with its {@code code} (ISO 3166-1 alpha-2,
 * or empty where there is none) and {@code unsettled} where its borders are not agreed on; and
 * {@code dots}, longitude and latitude by code for those that are too small to be drawn.
 */
final class BoundaryForm {
  private static final Pattern CODE = Pattern.compile("([A-Z]{2})?");

  /** Lines make rings, rings polygons, and polygons what has several parts. */
  private static final Map<String, Integer> SHAPES = Map.of("Polygon", 2, "MultiPolygon", 3);

  private static final double LONGITUDES = 180;
  private static final double LATITUDES = 90;

  private final byte[] content;
  private int arcs;

  /** Says at which place it is wrong, and how. */
  private static final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    final String wrong;

    WrongException(String place, String how) {
      super(place + " " + how);
      wrong = place + " " + how;
    }
  }

  BoundaryForm(byte[] content) {
    this.content = content;
  }

  /** The first thing that is wrong with it, if anything is. */
  Optional<String> wrong() {
    try {
      // As browsers read it, whatever it begins with.
      JsonNode file = JsonMapper.shared().readTree(new String(content, StandardCharsets.UTF_8));
      topology(file.path("shapes"));
      dots(file.path("dots"));
      return Optional.empty();
    } catch (JacksonException e) {
      return Optional.of(
          "it is no JSON from line %d on".formatted(Math.max(1, e.getLocation().getLineNr())));
    } catch (WrongException e) {
      return Optional.of(e.wrong);
    }
  }

  private void topology(JsonNode shapes) throws WrongException {
    require(is(shapes.path("type"), "Topology"), "shapes", "is no TopoJSON topology");
    JsonNode steps = shapes.path("transform");
    require(
        steps.isMissingNode()
            || (isPosition(steps.path("scale")) && isPosition(steps.path("translate"))),
        "shapes.transform",
        "has no scale and translate");
    JsonNode lines = shapes.path("arcs");
    require(lines.isArray(), "shapes.arcs", "is no list");
    arcs = lines.size();
    for (int i = 0; i < arcs; i++) {
      require(isLine(lines.get(i)), "shapes.arcs[%d]".formatted(i), "is no line of positions");
    }
    JsonNode countries = shapes.path("objects").path("countries");
    JsonNode geometries = countries.path("geometries");
    require(
        is(countries.path("type"), "GeometryCollection") && !geometries.isEmpty(),
        "shapes.objects.countries",
        "is no collection of shapes");
    for (int i = 0; i < geometries.size(); i++) {
      shape(geometries.get(i), "shapes.objects.countries.geometries[%d]".formatted(i));
    }
  }

  private void shape(JsonNode shape, String place) throws WrongException {
    int depth = SHAPES.getOrDefault(shape.path("type").stringValue(""), 0);
    require(depth > 0, place + ".type", "is neither Polygon nor MultiPolygon");
    require(refers(shape.path("arcs"), depth), place + ".arcs", "names lines that there are not");
    JsonNode properties = shape.path("properties");
    require(
        properties.path("code").isString()
            && CODE.matcher(properties.path("code").stringValue("?")).matches(),
        place + ".properties.code",
        "is neither a code of ISO 3166-1 alpha-2 nor empty");
    JsonNode unsettled = properties.path("unsettled");
    require(
        unsettled.isMissingNode() || unsettled.isBoolean(),
        place + ".properties.unsettled",
        "is neither true nor false");
  }

  /** A line is named by its number, or by that of its reverse; so many lists stand around it. */
  private boolean refers(JsonNode names, int depth) {
    if (depth == 0) {
      int number = names.isIntegralNumber() ? names.intValue(Integer.MAX_VALUE) : Integer.MAX_VALUE;
      return (number < 0 ? ~number : number) < arcs;
    }
    if (!names.isArray() || names.isEmpty()) {
      return false;
    }
    for (JsonNode name : names) {
      if (!refers(name, depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private static void dots(JsonNode dots) throws WrongException {
    require(dots.isObject(), "dots", "is missing");
    for (Map.Entry<String, JsonNode> dot : dots.properties()) {
      JsonNode at = dot.getValue();
      require(
          dot.getKey().length() == 2 && CODE.matcher(dot.getKey()).matches(),
          "dots." + dot.getKey(),
          "has no code of ISO 3166-1 alpha-2 for its name");
      require(
          isPosition(at)
              && Math.abs(at.get(0).doubleValue()) <= LONGITUDES
              && Math.abs(at.get(1).doubleValue()) <= LATITUDES,
          "dots." + dot.getKey(),
          "is no longitude and latitude");
    }
  }

  private static boolean isLine(JsonNode line) {
    if (!line.isArray() || line.size() < 2) {
      return false;
    }
    for (JsonNode position : line) {
      if (!isPosition(position)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPosition(JsonNode position) {
    return position.isArray()
        && position.size() >= 2
        && position.get(0).isNumber()
        && position.get(1).isNumber();
  }

  private static boolean is(JsonNode node, String text) {
    return node.stringValue("").equals(text);
  }

  private static void require(boolean kept, String place, String otherwise) throws WrongException {
    if (!kept) {
      throw new WrongException(place, otherwise);
    }
  }
}
