package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The days of the secretariat, of countries and of leadership, wholly in a real browser before the
 * real services: on a desk in English and on a phone in Arabic; on each in the other language too
 * with {@code -Dcordon.days.long=true}.
 */
class AudienceDaysTest {
  private static final Path WEB = Path.of("..", "web").toAbsolutePath().normalize();

  /** A walk gives up by itself where something does not come; this ends what hangs. */
  private static final int LONGEST_MINUTES = 10;

  static Stream<Arguments> looks() {
    Stream<Arguments> usual = Stream.of(arguments("en", "1440"), arguments("ar", "360"));
    return Boolean.getBoolean("cordon.days.long")
        ? Stream.concat(usual, Stream.of(arguments("ar", "1440"), arguments("en", "360")))
        : usual;
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_figure_comes_about_from_the_plan_to_leadership(String language, String width)
      throws IOException, InterruptedException {
    walk("figure", language, width);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void a_country_plans_with_others_and_their_cases_are_decided_on(String language, String width)
      throws IOException, InterruptedException {
    walk("planning", language, width);
  }

  private static void walk(String day, String language, String width)
      throws IOException, InterruptedException {
    CordonCopy copy = PlayedCopy.shared();
    Path shots = Files.createDirectories(Path.of("target", "screenshots").toAbsolutePath());
    Path said = shots.resolve(day + "-" + language + "-" + width + ".log");
    var walk = new ProcessBuilder("node", "test/days/" + day + ".mjs").directory(WEB.toFile());
    Map<String, String> environment = walk.environment();
    environment.putAll(copy.environment());
    environment.put("ADDRESS", copy.address());
    environment.put("PASSWORDS", new JsonMapper().writeValueAsString(copy.passwords()));
    environment.put("CODE", copy.command() + " code");
    environment.put("LANGUAGE", language);
    environment.put("WIDTH", width);
    environment.put("SHOTS", shots.toString());

    Process walking = walk.redirectErrorStream(true).redirectOutput(said.toFile()).start();

    if (!walking.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      walking.destroyForcibly();
    }
    assertThat(Files.readString(said))
        .contains("The day is over in " + language + " at " + width + ".");
  }
}
