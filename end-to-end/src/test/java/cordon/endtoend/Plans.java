package cordon.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The plan of the demonstration, at other times. */
final class Plans {
  private static final JsonMapper json = new JsonMapper();

  private Plans() {}

  static ObjectNode ofTheNextDays() {
    var plan = (ObjectNode) json.readTree(scenario()).get("plan");
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.DAYS);
    Instant action = start.plus(2, ChronoUnit.DAYS);
    Instant end = action.plus(2, ChronoUnit.DAYS);
    plan.put("startTime", start.toString()).put("endTime", end.toString());
    plan.putArray("phases")
        .add(phase("PHASE_KIND_PREPARATION", start, action))
        .add(phase("PHASE_KIND_ACTION", action, end));
    return plan;
  }

  private static String scenario() {
    try {
      return Files.readString(Path.of("..", "demonstration", "scenario.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode phase(String kind, Instant start, Instant end) {
    return json.createObjectNode()
        .put("kind", kind)
        .put("startTime", start.toString())
        .put("endTime", end.toString());
  }
}
