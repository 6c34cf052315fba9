package cordon.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the place of a value that {@link JsonFormat} has refused without saying where, by reading
 * each value alone. Only what is refused is looked through.
 */
final class BadValue {
  private static final JsonMapper json = new JsonMapper();

  private BadValue() {}

  /**
   * The refusal of an object of the right shape that cannot be read.
   *
   * @param path of it in the request; empty for the whole
   */
  static Refused find(JsonNode node, Descriptor type, String path) {
    Refused found = in(node, type, path);
    return found != null ? found : Refused.at(path, "INVALID", "A value has not its type's form.");
  }

  private static @Nullable Refused in(JsonNode node, Descriptor type, String path) {
    Map<OneofDescriptor, String> chosen = new HashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      FieldDescriptor field = Objects.requireNonNull(Fields.find(type, property.getKey()));
      if (property.getValue().isNull()) {
        continue;
      }
      String at = (path.isEmpty() ? "" : path + ".") + field.getName();
      OneofDescriptor choice = field.getRealContainingOneof();
      String other = choice == null ? null : chosen.put(choice, field.getName());
      if (other != null) {
        return Refused.at(
            at, "INVALID", "Only one of %s and %s may be given.".formatted(other, field.getName()));
      }
      Refused found = value(property.getValue(), field, type, at);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Refused value(
      JsonNode value, FieldDescriptor field, Descriptor type, String at) {
    if (!field.isRepeated() || field.isMapField()) {
      return one(value, value, field, type, at);
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      Refused found = one(item, json.createArrayNode().add(item), field, type, at + "[" + i + "]");
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable Refused one(
      JsonNode item, JsonNode whole, FieldDescriptor field, Descriptor type, String at) {
    boolean message = field.getJavaType() == JavaType.MESSAGE && !field.isMapField();
    if (message && !JsonShape.isWellKnown(field.getMessageType())) {
      return in(item, field.getMessageType(), at);
    }
    String alone = json.createObjectNode().set(field.getJsonName(), whole).toString();
    try {
      JsonFormat.parser().merge(alone, DynamicMessage.newBuilder(type));
      return null;
    } catch (InvalidProtocolBufferException e) {
      return Refused.at(at, "INVALID", "%s must be %s.".formatted(at, form(field)));
    }
  }

  private static String form(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> "a whole number of 32 bits";
      case LONG -> "a whole number of 64 bits";
      case FLOAT, DOUBLE -> "a number";
      case BYTE_STRING -> "Base64";
      case MESSAGE ->
          switch (field.getMessageType().getFullName()) {
            case "google.protobuf.Timestamp" -> "a time such as 2025-07-01T08:00:00Z";
            case "google.protobuf.Duration" -> "a duration such as 3.5s";
            default -> "a " + field.getMessageType().getName();
          };
      case BOOLEAN, ENUM, STRING -> "of its type";
    };
  }
}
