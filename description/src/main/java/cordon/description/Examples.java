package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values that the contract's own {@code example} rules give, or that keep its rules. A message
 * shows what it needs and what has an example, and the first arm of each choice.
 */
final class Examples {
  private static final JsonNodeFactory json = JsonNodeFactory.instance;
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";

  /** An example of a field, or null if none is known. */
  @Nullable JsonNode of(FieldDescriptor field) {
    return of(field, Set.of());
  }

  /** An example of a message, without the fields that come by another way. */
  ObjectNode of(Descriptor message, Set<FieldDescriptor> without) {
    return object(message, without, Set.of());
  }

  private ObjectNode object(
      Descriptor message, Set<FieldDescriptor> without, Set<Descriptor> around) {
    var inside = new HashSet<>(around);
    inside.add(message);
    ObjectNode object = Json.object();
    for (FieldDescriptor field : message.getFields()) {
      if (!without.contains(field) && isShown(field, inside)) {
        JsonNode example = of(field, inside);
        if (example != null) {
          object.set(field.getJsonName(), example);
        }
      }
    }
    return object;
  }

  private static boolean isShown(FieldDescriptor field, Set<Descriptor> around) {
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (message && !field.isMapField() && around.contains(field.getMessageType())) {
      return false;
    }
    OneofDescriptor choice = field.getRealContainingOneof();
    if (choice != null) {
      return choice.getField(0).equals(field);
    }
    return Rules.of(field).mustBeGiven(field)
        || !Rules.of(field).values("example").isEmpty()
        || (message && field.isRepeated() && !field.isMapField());
  }

  private @Nullable JsonNode of(FieldDescriptor field, Set<Descriptor> around) {
    if (field.isMapField()) {
      return Json.object();
    }
    Rules rules = Rules.of(field);
    if (!field.isRepeated()) {
      return single(field, rules, around);
    }
    JsonNode item = single(field, rules.ofItems(), around);
    return item == null ? null : json.arrayNode().add(item);
  }

  private @Nullable JsonNode single(FieldDescriptor field, Rules rules, Set<Descriptor> around) {
    List<?> given = rules.values("example");
    if (!given.isEmpty()) {
      return written(field, given.getFirst());
    }
    return switch (field.getJavaType()) {
      case BOOLEAN -> json.booleanNode(true);
      case STRING -> text(rules);
      case BYTE_STRING -> json.stringNode("AQID");
      case ENUM -> choose(field, rules);
      case INT -> json.numberNode(number(rules).intValue());
      case LONG -> json.stringNode(number(rules).toBigInteger().toString());
      case FLOAT, DOUBLE -> json.numberNode(number(rules));
      case MESSAGE ->
          WellKnown.is(field.getMessageType())
              ? wellKnown(field.getMessageType())
              : object(field.getMessageType(), Set.of(), around);
    };
  }

  private @Nullable JsonNode wellKnown(Descriptor message) {
    FieldDescriptor wrapped = message.findFieldByName("value");
    JsonNode example = WellKnown.example(message);
    return example == null && wrapped != null && !wrapped.isRepeated()
        ? single(wrapped, Rules.of(wrapped), Set.of())
        : example;
  }

  private static JsonNode written(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case STRING -> json.stringNode(value.toString());
      case LONG -> json.stringNode(value.toString());
      case ENUM -> {
        var known = field.getEnumType().findValueByNumber((Integer) value);
        yield known == null ? json.numberNode((Integer) value) : json.stringNode(known.getName());
      }
      case MESSAGE -> printed((Message) value);
      default -> Json.MAPPER.valueToTree(value);
    };
  }

  private static JsonNode printed(Message value) {
    try {
      return Json.MAPPER.readTree(JsonFormat.printer().print(value));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("an example of the contract is not valid", e);
    }
  }

  private static JsonNode choose(FieldDescriptor field, Rules rules) {
    var allowed = Schemas.allowed(field, rules, Place.READ);
    int first = allowed.size() > 1 && allowed.getFirst().getNumber() == 0 ? 1 : 0;
    return allowed.isEmpty() ? json.numberNode(0) : json.stringNode(allowed.get(first).getName());
  }

  private static @Nullable JsonNode text(Rules rules) {
    if (TextSchemas.has(rules.kind())) {
      return json.stringNode(TextSchemas.example(rules));
    }
    if (rules.value("const").isPresent()) {
      return json.stringNode(rules.value("const").orElseThrow().toString());
    }
    if (!rules.values("in").isEmpty()) {
      return json.stringNode(rules.values("in").getFirst().toString());
    }
    if (rules.value("pattern").isPresent()) {
      return TextPattern.example(rules.value("pattern").orElseThrow().toString())
          .map(json::stringNode)
          .orElse(null);
    }
    return json.stringNode(
        rules.format().map(Examples::formatted).orElseGet(() -> ofLength(rules)));
  }

  private static String formatted(String name) {
    return switch (name) {
      case "uuid" -> ID;
      case "tuuid" -> ID.replace("-", "");
      case "email" -> "officer@example.org";
      case "ip", "ipv4" -> "192.0.2.1";
      case "ipv6" -> "2001:db8::1";
      case "uri", "uri_ref" -> "https://example.org/";
      default -> "example.org";
    };
  }

  private static String ofLength(Rules rules) {
    int least =
        rules.number("len").or(() -> rules.number("min_len")).map(Number::intValue).orElse(0);
    int most =
        rules.number("len").or(() -> rules.number("max_len")).map(Number::intValue).orElse(64);
    String text = "Example" + "x".repeat(Math.max(0, least - "Example".length()));
    return least == 0 ? "" : text.substring(0, Math.min(text.length(), most));
  }

  private static BigDecimal number(Rules rules) {
    return rules
        .number("const")
        .or(() -> rules.number("gte"))
        .or(() -> rules.number("gt").map(bound -> bound.add(BigDecimal.ONE)))
        .or(() -> rules.number("lte").filter(bound -> bound.signum() < 0))
        .orElse(rules.excludes(0) || rules.excludes(0L) ? BigDecimal.ONE : BigDecimal.ZERO);
  }
}
