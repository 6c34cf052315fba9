package cordon.description;

import cordon.description.Reasons.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** Answers to calls that are refused: for each service and status, the reasons that it may have. */
final class Refusals {
  /** Told of a path or a client, not of a method. */
  private static final Set<Integer> OF_NO_METHOD = Set.of(405, 406, 499);

  private static final Set<Integer> OF_A_BODY = Set.of(413, 415);
  private static final Set<Integer> TRIED_AGAIN = Set.of(429, 503);

  private final Reasons reasons;
  private final Map<String, ObjectNode> components = new TreeMap<>();

  Refusals(Reasons reasons) {
    this.reasons = reasons;
  }

  Map<String, ObjectNode> components() {
    return components;
  }

  /** Adds to the responses of an operation what it may be refused for. */
  void add(Binding binding, ObjectNode responses) {
    Map<Integer, List<Reason>> byStatus =
        reasons
            .of(binding.method().getFile().getPackage())
            .filter(reason -> !OF_NO_METHOD.contains(reason.status()))
            .filter(reason -> !binding.body().isEmpty() || !OF_A_BODY.contains(reason.status()))
            .collect(Collectors.groupingBy(Reason::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, why) -> {
      String name = binding.service() + "." + status;
      components.computeIfAbsent(name, key -> response(status, why));
      responses.set(Integer.toString(status), Json.ref("responses", name));
    });
  }

  private static ObjectNode response(int status, List<Reason> why) {
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Refused" : known.getReasonPhrase();
    ObjectNode response = Json.object();
    response.put(
        "description",
        why.stream()
            .map(reason -> "- `%s`: %s".formatted(reason.name(), reason.sentence()))
            .collect(Collectors.joining("\n", title + ".\n\n", "")));
    ObjectNode headers = response.putObject("headers");
    headers.set("Cordon-Trace", Json.ref("headers", "CordonTrace"));
    if (TRIED_AGAIN.contains(status)) {
      headers.set("Retry-After", Json.ref("headers", "RetryAfter"));
    }
    ObjectNode content = response.putObject("content").putObject("application/problem+json");
    ObjectNode schema = content.putObject("schema");
    schema.putArray("allOf").add(Json.ref("schemas", "Problem"));
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("status").put("const", status);
    properties
        .putObject("reason")
        .set("enum", Json.texts(why.stream().map(Reason::name).distinct().toList()));
    content.set("example", example(status, title, why.getFirst()));
    return response;
  }

  private static ObjectNode example(int status, String title, Reason reason) {
    ObjectNode problem = Json.object();
    problem.put("type", "urn:cordon:refusal:" + reason.name());
    problem.put("title", title).put("status", status);
    problem.put("detail", reason.sentence());
    problem.put("instance", "/api/v1/").put("reason", reason.name());
    problem.put("traceId", "0af7651916cd43dd8448eb211c80319c");
    problem.putArray("violations");
    problem.putObject("metadata");
    return problem;
  }

  /** The form of every refusal (RFC 9457). */
  static ObjectNode problem() {
    ObjectNode schema = Json.object().put("type", "object");
    schema.put(
        "description",
        "A refusal (RFC 9457). Branch on `reason`, never on text. Fields are named as in the"
            + " contract, in snake_case: `results[3].occurred_time`.");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "type", "`urn:cordon:refusal:` and the reason.").put("format", "uri");
    text(properties, "title", "What the status means.");
    properties.putObject("status").put("type", "integer").put("description", "The HTTP status.");
    text(properties, "detail", "A sentence for developers.");
    text(properties, "instance", "The path that was asked for.");
    text(properties, "reason", "The code that clients branch on.");
    text(properties, "traceId", "By which the request is found in logs and journals.")
        .put("pattern", "^[0-9a-f]{32}$");
    ObjectNode violations = properties.putObject("violations").put("type", "array");
    violations.put("description", "The places that are wrong, up to 100.");
    ObjectNode violation = violations.putObject("items").put("type", "object");
    ObjectNode parts = violation.putObject("properties");
    text(parts, "field", "Path of the field in the request; empty for the whole.");
    text(parts, "reason", "The rule or reason, e.g. `string.min_len`.");
    text(parts, "description", "What is wrong and what would be right, for developers.");
    violation.set("required", Json.texts(List.of("field", "reason", "description")));
    ObjectNode metadata = properties.putObject("metadata").put("type", "object");
    metadata.put("description", "What a client can work with, e.g. the state and possible moves.");
    metadata.putObject("additionalProperties").put("type", "string");
    schema.set("required", Json.texts(properties.propertyNames()));
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }
}
