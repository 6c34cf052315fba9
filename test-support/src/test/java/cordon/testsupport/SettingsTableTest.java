package cordon.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * The table of every port, secret and setting in the documents is what the code says. With {@code
 * -Dcordon.golden.write=true} it is written anew.
 */
class SettingsTableTest {
  private static final Path CHECKOUT = Path.of("..");
  private static final Path OPERATING = CHECKOUT.resolve("docs/operating.md");
  private static final Pattern TABLE =
      Pattern.compile("(?s)(\\| Kind \\| Property \\|[^\n]*\n\\|[- |]*\\|\n)((?:\\|[^\n]*\n)*)");
  private static final Pattern PORT = Pattern.compile("(?m)^ *port: ([0-9]+) # (.+)$");
  private static final Pattern VARIABLE =
      Pattern.compile("environ(?:\\.get\\(|\\[|, )\"([A-Z_]+)\"");
  private static final String BACKUP = "platform/src/main/java/cordon/platform/backup";
  private static final Pattern OF_BACKUP = Pattern.compile("\"(CORDON_[A-Z_]+)\"");
  private static final Pattern NAMED = Pattern.compile("`([A-Z_]+)`");

  /** Of the machine, and of no copy. */
  private static final Set<String> MACHINES =
      Set.of(
          "PATH",
          "XDG_CACHE_HOME",
          "DEBIAN_FRONTEND",
          "GOBIN",
          "GOFLAGS",
          "CGO_ENABLED",
          "CORDON_LIMITS_ROOM");

  @Test
  void the_table_of_settings_is_what_the_code_says() throws IOException {
    String text = Files.readString(OPERATING);
    String rows =
        settings().stream().sorted().map(Setting::row).collect(Collectors.joining("\n", "", "\n"));
    MatchResult table = TABLE.matcher(text).results().findFirst().orElseThrow();

    if (Boolean.getBoolean("cordon.golden.write")) {
      Files.writeString(
          OPERATING, text.substring(0, table.start(2)) + rows + text.substring(table.end(2)));
    } else {
      assertThat(table.group(2)).isEqualTo(rows);
    }
  }

  @Test
  void the_table_of_the_launchers_variables_has_each_that_it_reads() throws IOException {
    String text = Files.readString(OPERATING);
    String table = text.substring(text.indexOf("| Variable | Meaning |"));
    Set<String> told =
        table
            .substring(0, table.indexOf("\n\n"))
            .lines()
            .map(row -> row.split("\\|", -1)[1])
            .flatMap(names -> NAMED.matcher(names).results().map(name -> name.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.list(CHECKOUT.resolve("launcher"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".py")).toList()) {
        VARIABLE.matcher(Files.readString(file)).results().forEach(one -> read.add(one.group(1)));
      }
    }
    read.removeAll(MACHINES);
    // Passed on to the gateway, whose setting it is.
    read.remove("CORDON_BOUNDARIES");

    assertThat(told).isEqualTo(read);
  }

  @Test
  void the_table_of_backups_has_each_variable_that_they_read() throws IOException {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.list(CHECKOUT.resolve(BACKUP))) {
      for (Path file : files.toList()) {
        OF_BACKUP.matcher(Files.readString(file)).results().forEach(one -> read.add(one.group(1)));
      }
    }
    String text = Files.readString(OPERATING);
    String table = text.substring(text.indexOf("| Kind | Variable | Meaning |"));

    assertThat(
            NAMED
                .matcher(table.substring(0, table.indexOf("\n\n")))
                .results()
                .map(one -> one.group(1)))
        .containsExactlyElementsOf(read);
  }

  /** Those of sources, with what a part has set from the start, and the ports of parts. */
  private static List<Setting> settings() throws IOException {
    Map<String, Setting> all = new TreeMap<>();
    Map<String, Map<String, String>> set = new HashMap<>();
    List<Setting> ports = new ArrayList<>();
    for (String part : List.of("gateway", "operations", "tasking", "reporting")) {
      Path file = file(part);
      set.put(part, flat(file));
      ports.addAll(ports(part, file, set.get(part)));
    }
    for (Setting one :
        Stream.concat(SourceSettings.of(CHECKOUT).stream(), ports.stream()).toList()) {
      String usual = one.usual().isEmpty() ? usual(one, set) : one.usual();
      all.merge(
          one.name() + " " + one.meaning() + (one.kind().equals("port") ? usual : ""),
          new Setting(one.name(), one.of(), one.type(), usual, one.meaning()),
          SettingsTableTest::both);
    }
    return List.copyOf(all.values());
  }

  private static Setting both(Setting one, Setting other) {
    String usual = one.usual().equals(other.usual()) ? one.usual() : "";
    return new Setting(one.name(), one.of() + ", " + other.of(), one.type(), usual, one.meaning());
  }

  /** What is set in a part's own file; where services differ there is nothing to tell of all. */
  private static String usual(Setting one, Map<String, Map<String, String>> set) {
    Set<String> found =
        (one.of().equals("services")
                ? Set.of("operations", "tasking", "reporting")
                : Set.of(one.of()))
            .stream()
                .map(part -> set.getOrDefault(part, Map.of()).getOrDefault(one.name(), ""))
                .collect(Collectors.toSet());
    return found.size() == 1 ? found.iterator().next() : "";
  }

  private static List<Setting> ports(String part, Path file, Map<String, String> set)
      throws IOException {
    return PORT.matcher(Files.readString(file))
        .results()
        .map(port -> {
          String name =
              set.entrySet().stream()
                  .filter(one -> one.getValue().equals(port.group(1)))
                  .map(Map.Entry::getKey)
                  .findFirst()
                  .orElseThrow();
          return new Setting(name, part, "int", port.group(1), port.group(2));
        })
        .toList();
  }

  private static Path file(String part) {
    String module = part.equals("gateway") ? part : part + "-service";
    return CHECKOUT.resolve(module + "/src/main/resources/application.yaml");
  }

  /** What holds in every profile, by full names. */
  private static Map<String, String> flat(Path file) {
    try {
      Map<String, String> found = new TreeMap<>();
      flat("", new Yaml().loadAll(Files.readString(file)).iterator().next(), found);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void flat(String name, Object value, Map<String, String> found) {
    if (value instanceof Map<?, ?> inner) {
      inner.forEach((key, one) -> flat(name.isEmpty() ? "" + key : name + "." + key, one, found));
    } else if (value instanceof List<?> many) {
      found.put(
          name,
          many.size() > 3
              ? ""
              : many.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    } else {
      found.put(name, String.valueOf(value));
    }
  }
}
