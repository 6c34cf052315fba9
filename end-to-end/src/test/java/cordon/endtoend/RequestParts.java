package cordon.endtoend;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the requests of a description are made of: messages, and fields and parameters by their
 * rules. The same rules are published by the same code, so their bounds need one trial.
 */
final class RequestParts {
  private static final String MESSAGES = "#/components/schemas/";

  /** What says nothing of what is valid. */
  private static final List<String> SAID = List.of("description", "example", "examples", "title");

  private final JsonNode document;

  RequestParts(JsonNode document) {
    this.document = document;
  }

  /** Operations in whose requests nothing is that no operation before has. */
  Set<String> triedBefore() {
    Set<String> found = new HashSet<>();
    Set<String> tried = new HashSet<>();
    for (JsonNode operation : operations()) {
      if (!tried.addAll(of(operation))) {
        found.add(idOf(operation));
      }
    }
    return found;
  }

  /** Of one operation. */
  Set<String> of(JsonNode operation) {
    JsonNode body = operation.at("/requestBody/content/application~1json/schema");
    Stream<String> messages =
        body.findValues("$ref").stream()
            .map(JsonNode::stringValue)
            .filter(name -> isMessage(name.substring(MESSAGES.length())));
    Stream<String> fields =
        body.path("properties").valueStream().map(field -> "body " + rules(field));
    Stream<String> parameters =
        operation
            .path("parameters")
            .valueStream()
            .map(one ->
                one.has("$ref")
                    ? one.get("$ref").stringValue()
                    : one.get("in").stringValue() + " " + rules(one.get("schema")));
    return Stream.of(messages, fields, parameters)
        .flatMap(parts -> parts)
        .collect(Collectors.toSet());
  }

  List<JsonNode> operations() {
    return document.get("paths").valueStream().flatMap(JsonNode::valueStream).toList();
  }

  static String idOf(JsonNode operation) {
    return operation.get("operationId").toString();
  }

  private boolean isMessage(String name) {
    return document.at("/components/schemas/" + name).path("type").asString("").equals("object");
  }

  private static String rules(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    forget(copy);
    return copy.toString();
  }

  private static void forget(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      object.remove(SAID);
    }
    schema.forEach(RequestParts::forget);
  }
}
