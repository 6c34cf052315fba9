package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway publishes of itself is true: schemathesis, which makes good and bad calls of it,
 * finds nothing that it calls a failure. Everybody makes the calls that are shown of every
 * operation; made-up calls and the bounds of each field, which are the same whoever calls, are
 * tried by one person who may, and bounds of the same rules where they first stand. With {@code
 * -Dcordon.description.long=true} everybody tries everything, and longer.
 */
class DescriptionTest {
  private static final JsonMapper json = new JsonMapper();
  private static final Path SETTINGS =
      Path.of("src", "test", "schemathesis", "schemathesis.toml").toAbsolutePath();
  private static final boolean LONG = Boolean.getBoolean("cordon.description.long");
  private static final String EXAMPLES = LONG ? "100" : "4";
  private static final long LONGEST_MINUTES = LONG ? 60 : 20;

  /** Operations whose bounds one process tries: making up what is tried takes most of the time. */
  private static final int SHARE = 12;

  /** Who calls what nobody else may, and nothing else: an administrator may suspend all others. */
  private static final Set<String> APART = Set.of("admin", "auditor");

  /** Their roles, in the order in which they take the bounds of an operation upon them. */
  private static final Map<String, String> PEOPLE = new LinkedHashMap<>();

  static {
    PEOPLE.put("leadership", "leadership");
    PEOPLE.put("planner", "planner");
    PEOPLE.put("ng-ncb", "ncb-officer");
    PEOPLE.put("reviewer", "compliance-reviewer");
    PEOPLE.put("admin", "administrator");
    PEOPLE.put("auditor", "auditor");
  }

  private static CordonCopy copy;
  private static Path folder;
  private static JsonNode document;
  private static RequestParts parts;
  private static String operation = "";
  private static String entry = "";

  @BeforeAll
  static void start() throws IOException {
    String unlimited = "1000000";
    copy =
        new CordonCopy(DescriptionTest.class)
            .with("CORDON_LIMITS_PERSON", unlimited)
            .with("CORDON_LIMITS_ROUTE", unlimited)
            .with("CORDON_LIMITS_COUNTRY", unlimited)
            .with("CORDON_LIMITS_REFUSED", "1GB");
    copy.up();
    copy.haveTokensLast();
    folder = Files.createDirectories(Path.of("target", "description").toAbsolutePath());
    Files.writeString(folder.resolve("openapi.json"), published());
    document = json.readTree(published());
    parts = new RequestParts(document);
    anActiveOperationThatNigeriaTakesPartIn();
  }

  @AfterAll
  static void stop() {
    copy.close();
  }

  @Test
  void it_is_a_valid_openapi_document() throws Exception {
    start("openapi-spec-validator", Map.of(), folder.resolve("openapi.json").toString())
        .assertSucceeds();
  }

  @Test
  void schemathesis_finds_no_failure_whoever_calls() throws Exception {
    List<Running> people = new ArrayList<>();
    for (String person : PEOPLE.keySet()) {
      people.add(schemathesis(person, settingsOf(person)));
      for (int from = SHARE; from < inFull(person).size(); from += SHARE) {
        people.add(schemathesis(person, settingsOfShare(person, from), "--phases", "coverage"));
      }
    }

    for (Running person : people) {
      person.assertSucceeds();
    }
  }

  @Test
  void the_bounds_of_each_operation_are_tried_by_somebody_who_may_call_it() {
    for (JsonNode operation : parts.operations()) {
      String roles = operation.get("x-cordon-roles").toString();

      assertThat(PEOPLE.keySet()).as(roles).contains(boundsBy(operation));
      assertThat(roles).containsAnyOf(PEOPLE.get(boundsBy(operation)), "approver");
    }
    assertThat(parts.operations().stream().map(DescriptionTest::boundsBy))
        .containsAll(PEOPLE.keySet());
  }

  @Test
  void every_part_of_a_request_is_tried_in_full_once() {
    Set<String> full = new HashSet<>();
    Set<String> all = new HashSet<>();
    Set<String> again = parts.triedBefore();
    for (JsonNode operation : parts.operations()) {
      all.addAll(parts.of(operation));
      if (!again.contains(RequestParts.idOf(operation))) {
        full.addAll(parts.of(operation));
      }
    }

    assertThat(full).isEqualTo(all).contains("#/components/schemas/PlanInput");
    assertThat(again)
        .contains("\"ReviseOperation\"", "\"GetHotspot\"")
        .doesNotContain("\"CreateOperation\"", "\"ListHotspots\"");
  }

  private static Running schemathesis(String person, Path settings, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--config-file",
                settings.toString(),
                "run",
                copy.address() + "/api/openapi.json",
                "--seed",
                "1",
                "--no-color",
                "--continue-on-failure",
                "--max-examples",
                EXAMPLES));
    arguments.addAll(List.of(more));
    return start(
        "schemathesis",
        Map.of(
            "CORDON_TOKEN",
            copy.token(person),
            "CORDON_OPERATION",
            operation,
            "CORDON_ENTRY",
            entry),
        arguments.toArray(String[]::new));
  }

  /** The settings for everybody, without what is done for all elsewhere in the short form. */
  private static Path settingsOf(String person) throws IOException {
    Predicate<JsonNode> own = operation -> boundsBy(operation).equals(person);
    String settings = "";
    if (APART.contains(person)) {
      settings = with(own.negate(), "enabled = false");
    } else if (!LONG) {
      List<JsonNode> first = inFull(person).stream().limit(SHARE).toList();
      settings =
          with(own.negate(), "phases.coverage.enabled = false\nphases.fuzzing.enabled = false")
              + with(
                  own.and(operation -> !first.contains(operation)),
                  "phases.coverage.enabled = false");
    }
    return settings(person, settings);
  }

  /** The settings for one share of a person's bounds, beside the first one. */
  private static Path settingsOfShare(String person, int from) throws IOException {
    List<JsonNode> share = inFull(person).stream().skip(from).limit(SHARE).toList();
    return settings(
        person + "-" + from, with(operation -> !share.contains(operation), "enabled = false"));
  }

  /** Operations whose bounds one person tries in shares; in the long form one process tries all. */
  private static List<JsonNode> inFull(String person) {
    Set<String> again = parts.triedBefore();
    return LONG || APART.contains(person)
        ? List.of()
        : parts.operations().stream()
            .filter(operation -> boundsBy(operation).equals(person))
            .filter(operation -> !again.contains(RequestParts.idOf(operation)))
            .toList();
  }

  private static Path settings(String name, String own) throws IOException {
    return Files.writeString(folder.resolve(name + ".toml"), Files.readString(SETTINGS) + own);
  }

  private static String with(Predicate<JsonNode> of, String setting) {
    String ids =
        parts.operations().stream()
            .filter(of)
            .map(RequestParts::idOf)
            .collect(Collectors.joining(", "));
    return "\n[[operations]]\ninclude-operation-id = [%s]\n%s\n".formatted(ids, setting);
  }

  /** Who may call it, or the planner where none of the people may. */
  private static String boundsBy(JsonNode operation) {
    String roles = operation.get("x-cordon-roles").toString();
    return PEOPLE.entrySet().stream()
        .filter(person -> roles.contains('"' + person.getValue() + '"'))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("planner");
  }

  /** A tool at work, and what it says. */
  private record Running(Process process, Path output) {
    void assertSucceeds() throws Exception {
      boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertThat(ended ? process.exitValue() : -1).as(Files.readString(output)).isZero();
    }
  }

  private static Running start(String tool, Map<String, String> environment, String... arguments)
      throws IOException {
    String tools = System.getenv("CORDON_TEST_API_TOOLS");
    assertThat(tools).as("the folder of schemathesis, as ./cordon test sets it").isNotBlank();
    var command = new ArrayList<>(List.of(Path.of(tools, tool).toString()));
    command.addAll(List.of(arguments));
    Path own = Files.createTempDirectory(folder, tool);
    Path output = own.resolve("output.txt");
    var builder =
        new ProcessBuilder(command)
            .directory(own.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new Running(builder.start(), output);
  }

  private static void anActiveOperationThatNigeriaTakesPartIn() {
    JsonNode created = call("planner", "/operations", complete(example("/api/v1/operations")));
    operation = created.get("operation").get("operationId").stringValue();
    entry = created.get("entry").stringValue();
    String path = "/operations/" + operation;
    JsonNode submitted = call("planner", path + ":submit", "{}").get("operation");
    String hash = submitted.get("openRevision").get("hash").stringValue();
    call("approver", path + ":approve", "{\"hash\": \"" + hash + "\"}");
    call(
        "planner",
        path + "/participations",
        example("/api/v1/operations/{operationId}/participations"));
    call("ng-ncb", path + "/participations/NG:accept", "{}");
    call("planner", path + ":activate", "{}");
  }

  /** What is shown of a plan has one row of each list, and so not every report that is owed. */
  private static String complete(String example) {
    var request = (ObjectNode) json.readTree(example);
    var waivers = ((ObjectNode) request.get("plan")).putArray("waivers");
    for (String point : List.of("INCIDENT_REPORTING", "EVALUATION", "REFERRAL", "COMPLAINTS")) {
      waivers
          .addObject()
          .put("point", "COMPLETENESS_POINT_" + point)
          .put("reason", "Told elsewhere");
    }
    return request.toString();
  }

  private static JsonNode call(String person, String path, String body) {
    HttpResponse<String> answer = copy.post(person, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  /** The body that the description itself shows. */
  private static String example(String path) {
    return Objects.requireNonNull(document.get("paths").get(path))
        .at("/post/requestBody/content/application~1json/example")
        .toString();
  }

  private static String published() {
    return copy.send(HttpRequest.newBuilder(URI.create(copy.address() + "/api/openapi.json")).GET())
        .body();
  }
}
