package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of {@code google.protobuf} for which JSON has a form of its own. */
final class WellKnown {
  private static final String PACKAGE = "google.protobuf";

  private WellKnown() {}

  static boolean is(Descriptor message) {
    return message.getFile().getPackage().equals(PACKAGE);
  }

  static @Nullable ObjectNode schema(Descriptor message, Place place) {
    if (!is(message)) {
      return null;
    }
    ObjectNode schema = Json.object();
    return switch (message.getName()) {
      case "Timestamp" -> schema.put("type", "string").put("format", "date-time");
      case "Duration" ->
          schema.put("type", "string").put("pattern", "^-?[0-9]{1,12}([.][0-9]{1,9})?s$");
      case "FieldMask" ->
          schema.put("type", "string").put("pattern", "^([A-Za-z0-9.]+(,[A-Za-z0-9.]+)*)?$");
      case "Struct", "Empty" -> schema.put("type", "object");
      case "ListValue" -> schema.put("type", "array");
      case "Value" -> schema;
      case "Any" -> {
        schema.put("type", "object").putArray("required").add("@type");
        schema.putObject("properties").putObject("@type").put("type", "string");
        yield schema;
      }
      default -> wrapped(message, place);
    };
  }

  private static ObjectNode wrapped(Descriptor message, Place place) {
    FieldDescriptor value = message.findFieldByName("value");
    return value == null
        ? Json.object().put("type", "object")
        : Scalars.schema(value, Rules.of(value), place);
  }

  /** What such a value may look like; nothing where there is no telling. */
  static @Nullable JsonNode example(Descriptor message) {
    return switch (message.getName()) {
      case "Timestamp" -> Json.MAPPER.getNodeFactory().stringNode("2025-07-01T08:00:00Z");
      case "Duration" -> Json.MAPPER.getNodeFactory().stringNode("3.5s");
      case "FieldMask" -> Json.MAPPER.getNodeFactory().stringNode("");
      case "Struct", "Empty" -> Json.object();
      default -> null;
    };
  }
}
