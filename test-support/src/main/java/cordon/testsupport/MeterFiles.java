package cordon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The meters that dashboards and alert rules ask for, held against what a part gives. */
public final class MeterFiles {
  private static final Path FOLDER = Path.of("..", "k8s", "observability");
  private static final Pattern EXPRESSION = Pattern.compile("expr: >-\n((?: {10}.+\n)+)");
  private static final Pattern METER =
      Pattern.compile("\\b((?:cordon|grpc_server|jvm|process)_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern ASKED = Pattern.compile("([a-z_]+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on) \\(([a-z_, ]+)\\)");
  private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

  /** Whoever collects puts it beside what it is given. */
  private static final String COLLECTORS = "instance";

  private MeterFiles() {}

  /** Everything that is asked of Prometheus, in dashboards and in rules. */
  public static List<String> expressions() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).sorted().flatMap(MeterFiles::expressions).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> expressions(Path file) {
    try {
      String text = Files.readString(file);
      if (file.toString().endsWith(".json")) {
        JsonNode board = JsonMapper.shared().readTree(text);
        return board.findValues("expr").stream().map(JsonNode::stringValue);
      }
      return EXPRESSION.matcher(text).results().map(found -> found.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is asked for and not given: names of meters, and labels that the meters do not have.
   *
   * @param scraped what a part answers, in the format of Prometheus
   * @param ofPart which meters are this part's
   */
  public static Set<String> missing(String scraped, Predicate<String> ofPart) {
    Map<String, Set<String>> given = new HashMap<>();
    LINE.matcher("")
        .reset(scraped)
        .results()
        .forEach(line -> {
          Set<String> labels = given.computeIfAbsent(line.group(1), name -> new TreeSet<>());
          LABEL
              .matcher(String.valueOf(line.group(2)))
              .results()
              .forEach(l -> labels.add(l.group(1)));
        });
    var missing = new TreeSet<String>();
    expressions().forEach(expression -> look(expression, given, ofPart, missing));
    return missing;
  }

  private static void look(
      String expression,
      Map<String, Set<String>> given,
      Predicate<String> ofPart,
      Set<String> missing) {
    List<MatchResult> meters =
        METER.matcher(expression).results().filter(found -> ofPart.test(found.group(1))).toList();
    var known = new TreeSet<>(Set.of(COLLECTORS));
    for (MatchResult meter : meters) {
      Set<String> labels = given.get(meter.group(1));
      if (labels == null) {
        missing.add(meter.group(1));
        return;
      }
      known.addAll(labels);
      ASKED
          .matcher(String.valueOf(meter.group(2)))
          .results()
          .map(asked -> asked.group(1))
          .filter(label -> !labels.contains(label))
          .forEach(label -> missing.add(meter.group(1) + "{" + label + "}"));
    }
    if (!meters.isEmpty()) {
      GROUPED
          .matcher(expression)
          .results()
          .flatMap(group -> Arrays.stream(group.group(1).split(",")))
          .map(String::strip)
          .filter(label -> !known.contains(label))
          .forEach(label -> missing.add("by (" + label + ") in " + expression.strip()));
    }
  }
}
