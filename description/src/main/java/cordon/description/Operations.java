package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation of the document for each binding of the contract. */
final class Operations {
  private static final String JSON = "application/json";

  private final Comments comments;
  private final Schemas schemas;
  private final Parameters parameters;
  private final Refusals refusals;
  private final Access access;
  private final Examples examples = new Examples();
  private final Map<String, Long> uses;
  private final Map<String, Integer> bindings = new HashMap<>();

  Operations(
      Collection<Binding> all,
      Comments comments,
      Schemas schemas,
      Refusals refusals,
      Access access) {
    this.comments = comments;
    this.schemas = schemas;
    this.parameters = new Parameters(schemas, comments);
    this.refusals = refusals;
    this.access = access;
    this.uses =
        all.stream()
            .map(Binding::method)
            .distinct()
            .collect(Collectors.groupingBy(MethodDescriptor::getName, Collectors.counting()));
  }

  /** Adds a binding to the paths. */
  void add(Binding binding, ObjectNode paths) {
    PathText path = PathText.of(binding);
    ObjectNode item =
        paths.get(path.text()) instanceof ObjectNode there ? there : paths.putObject(path.text());
    String verb = binding.verb().toLowerCase(Locale.ROOT);
    if (!item.has(verb)) {
      item.set(verb, operation(binding, path));
    }
  }

  private ObjectNode operation(Binding binding, PathText path) {
    MethodDescriptor method = binding.method();
    ObjectNode operation = Json.object();
    operation.putArray("tags").add(method.getService().getName());
    operation.put("operationId", id(method));
    String text = comments.of(method);
    int end = text.indexOf(". ");
    String first = end < 0 ? text : text.substring(0, end);
    operation.put("summary", first.isEmpty() ? method.getName() : first.replaceAll("[.]$", ""));
    String who = access.add(method, operation);
    Json.describe(
        operation,
        Stream.of(text, who).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n")));
    operation.put("x-cordon-method", method.getFullName());
    operation.set("parameters", parameters.of(binding, path));
    if (!binding.body().isEmpty()) {
      operation.set("requestBody", body(binding, path));
    }
    ObjectNode responses = operation.putObject("responses");
    responses.set("200", binding.streams() ? stream(method) : answer(binding));
    refusals.add(binding, responses);
    operation.set("security", Security.of(binding.verb()));
    return operation;
  }

  private String id(MethodDescriptor method) {
    String name =
        uses.getOrDefault(method.getName(), 1L) == 1
            ? method.getName()
            : method.getService().getName() + "_" + method.getName();
    int number = bindings.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + "_" + number;
  }

  private ObjectNode body(Binding binding, PathText path) {
    Descriptor request = binding.method().getInputType();
    ObjectNode body = Json.object();
    ObjectNode content = body.putObject("content").putObject(JSON);
    if (binding.takesAll()) {
      Set<FieldDescriptor> bound = new HashSet<>();
      path.variables().stream()
          .map(PathText.Variable::field)
          .filter(field -> field != null && field.getContainingType().equals(request))
          .forEach(bound::add);
      ObjectNode schema = schemas.object(request, Place.READ, bound);
      body.put("required", schema.has("required") || schema.has("oneOf"));
      content.set("schema", schema);
      content.set("example", examples.of(request, bound));
    } else {
      FieldDescriptor field = request.findFieldByName(binding.body());
      body.put("required", true);
      Json.describe(body, comments.of(field));
      content.set("schema", schemas.message(field.getMessageType(), Place.READ));
      content.set("example", examples.of(field));
    }
    return body;
  }

  private ObjectNode answer(Binding binding) {
    Descriptor response = binding.method().getOutputType();
    ObjectNode answer = described(response);
    ObjectNode content = answer.putObject("content").putObject(JSON);
    content.set(
        "schema",
        binding.responseBody().isEmpty()
            ? schemas.message(response, Place.WRITTEN)
            : schemas.property(response.findFieldByName(binding.responseBody()), Place.WRITTEN));
    return answer;
  }

  /** The schema is that of one event, as OpenAPI 3.2 has it under {@code itemSchema}. */
  private ObjectNode stream(MethodDescriptor method) {
    Descriptor response = method.getOutputType();
    ObjectNode answer = described(response);
    ObjectNode content = answer.putObject("content").putObject("text/event-stream");
    boolean resumes = response.findFieldByName("event_id") != null;
    ObjectNode schema = content.putObject("schema");
    Json.describe(
        schema,
        "One event of the stream. A comment comes every 15 seconds."
            + (resumes ? " `Last-Event-ID` takes the stream up after the `id` of an event." : ""));
    ArrayNode events = schema.putArray("oneOf");
    ObjectNode message =
        event("message", schemas.message(response, Place.WRITTEN), "The next answer.");
    if (resumes && message.get("properties") instanceof ObjectNode parts) {
      parts.putObject("id").put("type", "string");
    }
    events.add(message);
    events.add(event("error", Json.ref("schemas", "Problem"), "What went wrong; the last event."));
    events.add(
        event("end", ended(), "The token has expired: open the stream again with a new one."));
    content.put(
        "example",
        (resumes ? "id: 1742\n" : "")
            + "data: {}\n\n: heartbeat\n\nevent: end\ndata: {\"reason\":\"TOKEN_EXPIRED\"}\n\n");
    return answer;
  }

  private static ObjectNode event(String name, ObjectNode data, String text) {
    ObjectNode event = Json.object().put("type", "object").put("description", text);
    ObjectNode parts = event.putObject("properties");
    parts.putObject("event").put("const", name);
    parts
        .putObject("data")
        .put("type", "string")
        .put("contentMediaType", JSON)
        .set("contentSchema", data);
    event.putArray("required").add("event").add("data");
    return event;
  }

  private static ObjectNode ended() {
    ObjectNode ended = Json.object().put("type", "object");
    ObjectNode parts = ended.putObject("properties");
    parts.putObject("reason").put("type", "string");
    parts.putObject("detail").put("type", "string");
    return ended;
  }

  private ObjectNode described(Descriptor response) {
    ObjectNode answer = Json.object();
    String text = comments.of(response);
    answer.put("description", text.isEmpty() ? response.getName() : text);
    answer.putObject("headers").set("Cordon-Trace", Json.ref("headers", "CordonTrace"));
    return answer;
  }
}
