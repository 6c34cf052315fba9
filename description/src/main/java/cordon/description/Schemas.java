package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of messages and fields. What is read and what is written differ, so a message that
 * is both has two schemas: {@code Plan}, and {@code PlanInput} with the rules that are enforced.
 */
final class Schemas {
  private final Comments comments;
  private final Examples examples = new Examples();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, ObjectNode> messages = new TreeMap<>();
  private final Map<String, ObjectNode> texts = new TreeMap<>();

  Schemas(Collection<FileDescriptor> files, Comments comments) {
    this.comments = comments;
    files.forEach(file -> file.getMessageTypes().forEach(this::count));
  }

  private void count(Descriptor message) {
    uses.merge(message.getName(), 1, Integer::sum);
    message.getNestedTypes().forEach(this::count);
  }

  /**
   * Everything that was referred to.
   *
   * @throws IllegalStateException if a message is called as a kind of text
   */
  Map<String, ObjectNode> components() {
    var components = new TreeMap<String, ObjectNode>(messages);
    texts.forEach((name, schema) -> {
      if (components.put(name, schema) != null) {
        throw new IllegalStateException(name + " is a message and a kind of text");
      }
    });
    return components;
  }

  /** A reference to a message, or its own schema if JSON has a form of its own for it. */
  ObjectNode message(Descriptor message, Place place) {
    ObjectNode wellKnown = WellKnown.schema(message, place);
    if (wellKnown != null) {
      return wellKnown;
    }
    String name = name(message) + (place == Place.READ ? "Input" : "");
    if (!messages.containsKey(name)) {
      messages.put(name, Json.object());
      messages.put(name, object(message, place, Set.of()));
    }
    return Json.ref("schemas", name);
  }

  private String name(Descriptor message) {
    return uses.getOrDefault(message.getName(), 0) == 1 ? message.getName() : message.getFullName();
  }

  /** A message without the fields that come by another way. */
  ObjectNode object(Descriptor message, Place place, Set<FieldDescriptor> without) {
    ObjectNode schema = Json.object().put("type", "object");
    Json.describe(schema, described(message, place));
    List<FieldDescriptor> fields =
        message.getFields().stream().filter(field -> !without.contains(field)).toList();
    if (!fields.isEmpty()) {
      ObjectNode properties = schema.putObject("properties");
      fields.forEach(field -> properties.set(field.getJsonName(), property(field, place)));
    }
    List<String> required =
        fields.stream()
            .filter(field -> isRequired(field, place))
            .map(FieldDescriptor::getJsonName)
            .toList();
    if (!required.isEmpty()) {
      schema.set("required", Json.texts(required));
    }
    if (place == Place.READ) {
      schema.put("additionalProperties", false);
      choices(schema, message);
    }
    return schema;
  }

  /** Whether it is always there: by a rule when it is read, by its kind when it is written. */
  static boolean isRequired(FieldDescriptor field, Place place) {
    return place == Place.WRITTEN ? !field.hasPresence() : Rules.of(field).mustBeGiven(field);
  }

  private String described(Descriptor message, Place place) {
    var texts = new ArrayList<>(List.of(comments.of(message)));
    if (place == Place.READ) {
      Rules.sentences(message).forEach(sentence -> texts.add("Rule: " + sentence + "."));
    }
    message
        .getRealOneofs()
        .forEach(choice ->
            texts.add(
                "%s of %s is given."
                    .formatted(
                        place == Place.READ && Rules.required(choice)
                            ? "Exactly one"
                            : "At most one",
                        choice.getFields().stream()
                            .map(field -> "`" + field.getJsonName() + "`")
                            .collect(Collectors.joining(", ")))));
    return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private static void choices(ObjectNode schema, Descriptor message) {
    List<ObjectNode> choices = message.getRealOneofs().stream().map(Schemas::choice).toList();
    if (choices.size() == 1) {
      schema.setAll(choices.getFirst());
    } else if (!choices.isEmpty()) {
      ArrayNode all = schema.putArray("allOf");
      choices.forEach(all::add);
    }
  }

  private static ObjectNode choice(OneofDescriptor choice) {
    ObjectNode schema = Json.object();
    ArrayNode one = schema.putArray("oneOf");
    choice.getFields().forEach(field -> one.add(needs(field)));
    if (!Rules.required(choice)) {
      ArrayNode none = Json.MAPPER.createArrayNode();
      choice.getFields().forEach(field -> none.add(needs(field)));
      one.addObject().putObject("not").set("anyOf", none);
    }
    return schema;
  }

  /** Null is the same as nothing, so an arm is chosen by what is not null. */
  private static ObjectNode needs(FieldDescriptor field) {
    ObjectNode needs = Json.object();
    needs.putArray("required").add(field.getJsonName());
    needs
        .putObject("properties")
        .putObject(field.getJsonName())
        .putObject("not")
        .put("type", "null");
    return needs;
  }

  /** A field with its rules, its text and an example. */
  ObjectNode property(FieldDescriptor field, Place place) {
    ObjectNode schema = place == Place.WRITTEN ? bare(field, place) : ruled(field, place);
    if (place == Place.READ && !isRequired(field, place)) {
      schema = orNull(schema);
    }
    Json.describe(schema, described(field, place));
    JsonNode example = examples.of(field);
    if (example != null && !schema.has("$ref") && !field.isRepeated()) {
      schema.putArray("examples").add(example);
    }
    return schema;
  }

  private String described(FieldDescriptor field, Place place) {
    var texts = new ArrayList<>(List.of(comments.of(field)));
    if (place != Place.WRITTEN) {
      Rules.of(field).sentences().forEach(sentence -> texts.add("Rule: " + sentence + "."));
    }
    if (field.getJavaType() == JavaType.ENUM) {
      texts.add(values(field, place));
    }
    return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
  }

  private String values(FieldDescriptor field, Place place) {
    Rules rules = field.isRepeated() ? Rules.of(field).ofItems() : Rules.of(field);
    return field.getEnumType().getValues().stream()
        .filter(value -> place == Place.WRITTEN || !rules.excludes(value.getNumber()))
        .filter(value -> !comments.of(value).isEmpty())
        .map(value -> "- `" + value.getName() + "`: " + comments.of(value))
        .collect(Collectors.joining("\n"));
  }

  private static ObjectNode orNull(ObjectNode schema) {
    JsonNode type = schema.path("type");
    if (schema.has("$ref") || schema.has("anyOf") || type.isMissingNode()) {
      ObjectNode either = Json.object();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return either;
    }
    ArrayNode types = Json.MAPPER.createArrayNode();
    (type.isArray() ? type : types.arrayNode().add(type)).forEach(types::add);
    schema.set("type", types.add("null"));
    if (schema.get("enum") instanceof ArrayNode values) {
      values.addNull();
    }
    return schema;
  }

  private ObjectNode bare(FieldDescriptor field, Place place) {
    if (field.isMapField()) {
      FieldDescriptor value = field.getMessageType().findFieldByName("value");
      ObjectNode map = Json.object().put("type", "object");
      map.set("additionalProperties", value(value, Rules.of(value), place));
      return map;
    }
    return field.isRepeated()
        ? Json.object(list ->
            list.put("type", "array").set("items", value(field, Rules.of(field).ofItems(), place)))
        : value(field, Rules.of(field), place);
  }

  private ObjectNode ruled(FieldDescriptor field, Place place) {
    ObjectNode schema = bare(field, place);
    var list = Rules.of(field).all().getRepeated();
    if (field.isRepeated() && !field.isMapField()) {
      if (list.getMinItems() > 0) {
        schema.put("minItems", list.getMinItems());
      }
      if (list.hasMaxItems()) {
        schema.put("maxItems", list.getMaxItems());
      }
      if (list.getUnique()) {
        schema.put("uniqueItems", true);
      }
    }
    return schema;
  }

  private ObjectNode value(FieldDescriptor field, Rules rules, Place place) {
    if (field.getJavaType() == JavaType.MESSAGE) {
      return message(field.getMessageType(), place);
    }
    return place != Place.WRITTEN && TextSchemas.has(rules.kind())
        ? TextSchemas.schema(rules, texts)
        : Scalars.schema(field, rules, place);
  }

  /** The values of an enum that the rules leave; an answer may have any. */
  static List<EnumValueDescriptor> allowed(FieldDescriptor field, Rules rules, Place place) {
    return field.getEnumType().getValues().stream()
        .filter(value -> place == Place.WRITTEN || !rules.excludes(value.getNumber()))
        .toList();
  }
}
