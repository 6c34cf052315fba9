package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parameters of path, query and headers. */
final class Parameters {
  private static final String LAST_EVENT = "last_event_id";

  private final Schemas schemas;
  private final Comments comments;
  private final Examples examples = new Examples();

  Parameters(Schemas schemas, Comments comments) {
    this.schemas = schemas;
    this.comments = comments;
  }

  ArrayNode of(Binding binding, PathText path) {
    ArrayNode parameters = Json.MAPPER.createArrayNode();
    path.variables().forEach(variable -> parameters.add(variable(variable)));
    if (!binding.takesAll()) {
      var bound = new HashSet<String>();
      path.variables().forEach(variable -> bound.add(variable.name()));
      Descriptor request = binding.method().getInputType();
      Map<String, ObjectNode> query = new LinkedHashMap<>();
      for (FieldDescriptor field : request.getFields()) {
        boolean header = binding.streams() && field.getName().equals(LAST_EVENT);
        if (!header && !field.getName().equals(binding.body())) {
          query(field, "", Set.of(request), query);
        }
      }
      query.keySet().removeAll(bound);
      query.values().forEach(parameters::add);
    }
    headers(binding, parameters);
    return parameters;
  }

  private ObjectNode variable(PathText.Variable variable) {
    FieldDescriptor field = variable.field();
    if (field == null) {
      ObjectNode any = parameter(variable.name(), "path", variable.note()).put("required", true);
      any.putObject("schema").put("type", "string").put("pattern", "^[^/:]+$");
      return any.put("example", "example");
    }
    ObjectNode parameter = parameter(variable.name(), field, "path").put("required", true);
    if (parameter.get("schema") instanceof ObjectNode schema
        && schema.size() == 1
        && !schema.has("$ref")) {
      schema.put("pattern", variable.note().isEmpty() ? "^[^/:]+$" : "^[^:]*$");
    }
    if (!variable.note().isEmpty()) {
      parameter.put("description", (comments.of(field) + " " + variable.note()).strip());
    }
    return parameter;
  }

  private void query(
      FieldDescriptor field, String before, Set<Descriptor> around, Map<String, ObjectNode> into) {
    String name = before + field.getJsonName();
    boolean message =
        field.getJavaType() == JavaType.MESSAGE && !WellKnown.is(field.getMessageType());
    if (field.isMapField() || (message && field.isRepeated())) {
      return;
    }
    if (!message) {
      ObjectNode parameter = parameter(name, field, "query");
      if (before.isEmpty() && Rules.of(field).mustBeGiven(field)) {
        parameter.put("required", true);
      }
      into.put(name, parameter);
    } else if (!around.contains(field.getMessageType())) {
      var inside = new HashSet<>(around);
      inside.add(field.getMessageType());
      field.getMessageType().getFields().forEach(f -> query(f, name + ".", inside, into));
    }
  }

  private ObjectNode parameter(String name, FieldDescriptor field, String in) {
    ObjectNode schema = schemas.property(field, Place.PARAMETER);
    ObjectNode parameter = parameter(name, in, schema.path("description").stringValue(""));
    schema.remove("description");
    schema.remove("examples");
    parameter.set("schema", schema);
    JsonNode example = examples.of(field);
    if (example != null) {
      parameter.set("example", example);
    }
    return parameter;
  }

  private static ObjectNode parameter(String name, String in, String description) {
    ObjectNode parameter = Json.object().put("name", name).put("in", in);
    Json.describe(parameter, description);
    return parameter;
  }

  private void headers(Binding binding, ArrayNode parameters) {
    FieldDescriptor last = binding.method().getInputType().findFieldByName(LAST_EVENT);
    if (binding.streams() && last != null) {
      ObjectNode header = parameter("Last-Event-ID", last, "header");
      Json.describe(
          header,
          "The `id` of the event that was seen last. Where a header cannot be set, it is read from"
              + " the"
              + " query as `%s`; the header goes first.".formatted(last.getJsonName()));
      parameters.add(header);
    }
    if (!binding.verb().equals("GET")) {
      parameters.add(Json.ref("parameters", "IdempotencyKey"));
    }
    parameters.add(Json.ref("parameters", "CordonAfter"));
    parameters.add(Json.ref("parameters", "CordonPurpose"));
    parameters.add(Json.ref("parameters", "Traceparent"));
  }

  /** The headers that every method takes. */
  static ObjectNode components() {
    ObjectNode all = Json.object();
    header(
        all.putObject("IdempotencyKey"),
        "Idempotency-Key",
        "Makes the repeat of a command harmless for 90 days: the first answer is given again.",
        "^[!-~]{1,200}$",
        "3f0c7c1e-7d0f-4f6b-9a55-0d8f5a0b6c11");
    header(
        all.putObject("CordonAfter"),
        "Cordon-After",
        "An `entry` that a command has answered, of this or another service: it is waited for up to"
            + " two seconds before the call is answered.",
        "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}:[1-9][0-9]{0,17}:[A-Za-z0-9_-]{22}$",
        "0197c0de-0000-7000-8000-000000000001:1:pG0wKkQ3r5mXb1Zs8uVtAg");
    header(
        all.putObject("CordonPurpose"),
        "Cordon-Purpose",
        "Why it is done or looked at; kept with the entry.",
        "^[!-~]([ -~]{0,198}[!-~])?$",
        "Weekly review");
    ObjectNode trace = all.putObject("Traceparent");
    trace.put("name", "traceparent").put("in", "header");
    Json.describe(
        trace,
        "Trace of the caller (W3C Trace Context), which is gone on with; of another form, it is"
            + " ignored and a new trace is begun.");
    trace.putObject("schema").put("type", "string");
    trace.put("example", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    return all;
  }

  private static void header(
      ObjectNode header, String name, String text, String pattern, String example) {
    header.put("name", name).put("in", "header").put("description", text);
    header.putObject("schema").put("type", "string").put("pattern", pattern);
    header.put("example", example);
  }
}
