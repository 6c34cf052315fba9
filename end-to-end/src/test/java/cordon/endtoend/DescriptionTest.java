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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the gateway publishes of itself is true: schemathesis, which makes good and bad calls of it,
 * finds nothing that it calls a failure. Everybody makes calls of every operation; the bounds of
 * each field, which are the same whoever calls, are tried by one person who may, and those of a
 * message where it first stands. With {@code -Dcordon.description.long=true} everybody tries
 * everything, and longer.
 */
class DescriptionTest {
  private static final JsonMapper json = new JsonMapper();
  private static final Path SETTINGS =
      Path.of("src", "test", "schemathesis", "schemathesis.toml").toAbsolutePath();
  private static final boolean LONG = Boolean.getBoolean("cordon.description.long");
  private static final String EXAMPLES = LONG ? "100" : "4";
  private static final long LONGEST_MINUTES = LONG ? 60 : 15;

  /** Their roles, in the order in which they take the bounds of an operation upon them. */
  private static final Map<String, String> PEOPLE = new LinkedHashMap<>();

  static {
    PEOPLE.put("leadership", "leadership");
    PEOPLE.put("planner", "planner");
    PEOPLE.put("ng-ncb", "ncb-officer");
    PEOPLE.put("reviewer", "compliance-reviewer");
  }

  private static CordonCopy copy;
  private static Path folder;
  private static JsonNode document;
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
    folder = Files.createDirectories(Path.of("target", "description").toAbsolutePath());
    Files.writeString(folder.resolve("openapi.json"), published());
    document = json.readTree(published());
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
      people.add(
          start(
              "schemathesis",
              Map.of(
                  "CORDON_TOKEN",
                  copy.token(person),
                  "CORDON_OPERATION",
                  operation,
                  "CORDON_ENTRY",
                  entry),
              "--config-file",
              settingsOf(person).toString(),
              "run",
              copy.address() + "/api/openapi.json",
              "--seed",
              "1",
              "--no-color",
              "--continue-on-failure",
              "--max-examples",
              EXAMPLES));
    }

    for (Running person : people) {
      person.assertSucceeds();
    }
  }

  @Test
  void the_bounds_of_each_operation_are_tried_by_somebody_who_may_call_it() {
    for (JsonNode operation : operations()) {
      String roles = operation.get("x-cordon-roles").toString();

      assertThat(PEOPLE.keySet()).as(roles).contains(boundsBy(operation));
      assertThat(roles).containsAnyOf(PEOPLE.get(boundsBy(operation)), "approver");
    }
    assertThat(operations().stream().map(DescriptionTest::boundsBy)).containsAll(PEOPLE.keySet());
  }

  @Test
  void every_message_is_tried_in_full_once() {
    Set<String> full = new HashSet<>();
    Set<String> all = new HashSet<>();
    Set<String> again = triedBefore();
    for (JsonNode operation : operations()) {
      all.addAll(messagesOf(operation));
      if (!again.contains(operation.get("operationId").toString())) {
        full.addAll(messagesOf(operation));
      }
    }

    assertThat(full).isEqualTo(all).contains("PlanInput");
    assertThat(again).contains("\"ReviseOperation\"").doesNotContain("\"CreateOperation\"");
  }

  /** The settings for everybody, without what is done for all elsewhere in the short form. */
  private static Path settingsOf(String person) throws IOException {
    Set<String> again = triedBefore();
    String others =
        operations().stream()
            .filter(operation ->
                !boundsBy(operation).equals(person)
                    || again.contains(operation.get("operationId").toString()))
            .map(operation -> operation.get("operationId").toString())
            .collect(Collectors.joining(", ", "[", "]"));
    String without =
        "\n[[operations]]\ninclude-operation-id = %s\nphases.coverage.enabled = false\n";
    return Files.writeString(
        folder.resolve(person + ".toml"),
        Files.readString(SETTINGS) + (LONG ? "" : without.formatted(others)));
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

  /** Operations of which the request has messages, but none that no operation before has. */
  private static Set<String> triedBefore() {
    Set<String> found = new HashSet<>();
    Set<String> tried = new HashSet<>();
    for (JsonNode operation : operations()) {
      Set<String> messages = messagesOf(operation);
      if (!messages.isEmpty() && tried.containsAll(messages)) {
        found.add(operation.get("operationId").toString());
      }
      tried.addAll(messages);
    }
    return found;
  }

  /** The messages that its request names. */
  private static Set<String> messagesOf(JsonNode operation) {
    return operation.at("/requestBody/content/application~1json/schema").findValues("$ref").stream()
        .map(named -> named.stringValue().substring("#/components/schemas/".length()))
        .filter(name ->
            document.at("/components/schemas/" + name).path("type").asString("").equals("object"))
        .collect(Collectors.toSet());
  }

  private static List<JsonNode> operations() {
    var found = new ArrayList<JsonNode>();
    document.get("paths").forEach(path -> path.forEach(found::add));
    return found;
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
