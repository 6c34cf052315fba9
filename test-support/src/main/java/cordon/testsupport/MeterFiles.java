package cordon.testsupport;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The meters that dashboards and alert rules ask for, held against what a part gives. */
public final class MeterFiles {
  private static final Path FOLDER = Path.of("..", "k8s", "observability");
  private static final Path CONTRACT = Path.of("..", "proto", "src", "main", "proto");
  private static final Pattern EXPRESSION = Pattern.compile("expr: >-\n((?: {10}.+\n)+)");
  private static final Pattern METER =
      Pattern.compile("\\b((?:cordon|grpc_server|jvm|process|ssl)_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern ASKED = Pattern.compile("([a-z_]+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Pattern GROUPED = Pattern.compile("\\b(?:by|on) \\(([a-z_, ]+)\\)");
  private static final Pattern LINE = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /** Whoever collects puts it beside what it is given. */
  private static final String COLLECTORS = "instance";

  /** What labels may say that is not always given; of the others what is given is all there is. */
  private static final Map<String, Set<String>> SAID =
      Map.of(
          "application",
          Set.of("gateway", "operations-service", "tasking-service", "reporting-service"),
          "reason",
          inContract("^  [A-Z]+(?:_[A-Z]+)*_REASON_([A-Z0-9_]+) = "),
          "rpc_method",
          inContract("^  rpc ([A-Za-z]+)\\("),
          "rpc_type",
          names(MethodDescriptor.MethodType.values()),
          "grpc_status_code",
          names(Status.Code.values()),
          "status",
          IntStream.range(100, 600).mapToObj(Integer::toString).collect(Collectors.toSet()));

  private MeterFiles() {}

  private static Set<String> names(Enum<?>[] values) {
    return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> inContract(String pattern) {
    try (Stream<Path> files = Files.walk(CONTRACT)) {
      var found = new TreeSet<String>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Pattern.compile(pattern, Pattern.MULTILINE)
            .matcher(Files.readString(file))
            .results()
            .forEach(one -> found.add(one.group(1)));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
   * What is asked for and not given: names of meters, labels that the meters do not have, and
   * values that the labels never have.
   *
   * @param scraped what a part answers, in the format of Prometheus
   * @param ofPart which meters are this part's
   */
  public static Set<String> missing(String scraped, Predicate<String> ofPart) {
    Map<String, Map<String, Set<String>>> given = new HashMap<>();
    LINE.matcher(scraped)
        .results()
        .forEach(line -> {
          var labels = given.computeIfAbsent(line.group(1), name -> new HashMap<>());
          LABEL
              .matcher(String.valueOf(line.group(2)))
              .results()
              .forEach(label ->
                  labels
                      .computeIfAbsent(label.group(1), name -> new TreeSet<>())
                      .add(label.group(2)));
        });
    var missing = new TreeSet<String>();
    expressions().forEach(expression -> look(expression, given, ofPart, missing));
    return missing;
  }

  private static void look(
      String expression,
      Map<String, Map<String, Set<String>>> given,
      Predicate<String> ofPart,
      Set<String> missing) {
    List<MatchResult> meters =
        METER.matcher(expression).results().filter(found -> ofPart.test(found.group(1))).toList();
    var known = new TreeSet<>(Set.of(COLLECTORS));
    for (MatchResult meter : meters) {
      Map<String, Set<String>> labels = given.get(meter.group(1));
      if (labels == null) {
        missing.add(meter.group(1));
        return;
      }
      known.addAll(labels.keySet());
      ASKED
          .matcher(String.valueOf(meter.group(2)))
          .results()
          .filter(asked -> !isSaid(asked, labels.get(asked.group(1))))
          .forEach(asked -> missing.add(meter.group(1) + "{" + asked.group() + "}"));
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

  /** Whether the label is given at all, and each value that is asked for can be one of its. */
  private static boolean isSaid(MatchResult asked, @Nullable Set<String> given) {
    if (given == null) {
      return false;
    }
    Set<String> values = SAID.getOrDefault(asked.group(1), given);
    boolean pattern = asked.group(2).endsWith("~");
    return Arrays.stream(asked.group(3).split(pattern ? "\\|" : "(?!)"))
        .allMatch(one ->
            values.stream().anyMatch(pattern ? it -> it.matches(one) : it -> it.equals(one)));
  }
}
