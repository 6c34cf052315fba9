package cordon.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Holds a JSON body to the shape of its message before it is read, because what reads it does not
 * tell the place of what it refuses.
 */
final class JsonShape {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?|NaN|-?Infinity");

  /** What can be a number of 64 bits: {@code 1e999999999} keeps its reader busy for hours. */
  private static final Pattern WHOLE =
      Pattern.compile("-?(0|[1-9][0-9]{0,39})(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?");

  private JsonShape() {}

  /**
   * Checks an object.
   *
   * @param path of it in the request, with the contract's field names; empty for the whole
   * @throws Refused UNKNOWN_FIELD or INVALID, with the path
   */
  static void check(JsonNode node, Descriptor message, String path) {
    if (isWellKnown(message)) {
      return;
    }
    if (!node.isObject()) {
      throw wrongType(path, "an object");
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      FieldDescriptor field = Fields.find(message, property.getKey());
      String at = path.isEmpty() ? "" : path + ".";
      if (field == null) {
        throw Refused.at(
            at + property.getKey(),
            "UNKNOWN_FIELD",
            "The contract knows no such field: " + at + property.getKey() + ".");
      }
      checkField(property.getValue(), field, at + field.getName());
    }
  }

  private static void checkField(JsonNode value, FieldDescriptor field, String path) {
    if (value.isNull() || field.isMapField()) {
      return;
    }
    if (!field.isRepeated()) {
      checkValue(value, field, path);
      return;
    }
    if (!value.isArray()) {
      throw wrongType(path, "a list");
    }
    for (int i = 0; i < value.size(); i++) {
      require(!value.get(i).isNull(), path + "[" + i + "]", "there");
      checkValue(value.get(i), field, path + "[" + i + "]");
    }
  }

  private static void checkValue(JsonNode value, FieldDescriptor field, String path) {
    switch (field.getJavaType()) {
      case MESSAGE -> check(value, field.getMessageType(), path);
      case ENUM -> checkEnum(value, field.getEnumType(), path);
      case BOOLEAN -> require(value.isBoolean(), path, "true or false");
      case STRING, BYTE_STRING -> require(value.isString(), path, "a text");
      case INT, LONG -> require(isWhole(value.asString("")), path, "a whole number");
      case FLOAT, DOUBLE -> require(isNumber(value), path, "a number");
    }
  }

  /** A number in a text is written as JSON writes it: what reads it would take much more. */
  private static boolean isNumber(JsonNode value) {
    return value.isNumber() || (value.isString() && NUMBER.matcher(value.stringValue()).matches());
  }

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  private static void checkEnum(JsonNode value, EnumDescriptor type, String path) {
    require(value.isString() || value.isIntegralNumber(), path, "the name of a value");
    boolean known =
        value.isString()
            ? type.findValueByName(value.stringValue()) != null
            : value.canConvertToInt() && type.findValueByNumber(value.intValue()) != null;
    if (!known) {
      throw Refused.at(
          path, "UNKNOWN_FIELD", "The contract knows no such value of %s.".formatted(path));
    }
  }

  private static void require(boolean holds, String path, String wanted) {
    if (!holds) {
      throw wrongType(path, wanted);
    }
  }

  private static Refused wrongType(String path, String wanted) {
    return Refused.at(
        path, "INVALID", "%s must be %s.".formatted(path.isEmpty() ? "The body" : path, wanted));
  }

  static boolean isWellKnown(Descriptor message) {
    return message.getFile().getPackage().equals("google.protobuf");
  }
}
