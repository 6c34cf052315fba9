package cordon.description;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of single values that are no messages. */
final class Scalars {
  private static final String DECIMAL = "-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?";
  private static final String ANY_WHOLE = "^-?(0|[1-9][0-9]{0,18})$";
  private static final Set<Type> UNSIGNED =
      Set.of(Type.UINT32, Type.FIXED32, Type.UINT64, Type.FIXED64);

  private Scalars() {}

  static ObjectNode schema(FieldDescriptor field, Rules rules, Place place) {
    return switch (field.getJavaType()) {
      case BOOLEAN -> Json.object().put("type", "boolean");
      case STRING -> text(rules, place);
      case BYTE_STRING -> Json.object().put("type", "string").put("contentEncoding", "base64");
      case ENUM -> values(Schemas.allowed(field, rules, place), place);
      case INT -> whole(rules, place, UNSIGNED.contains(field.getType()), 32);
      case LONG -> whole(rules, place, UNSIGNED.contains(field.getType()), 64);
      case FLOAT -> decimal(rules, place, "float");
      case DOUBLE -> decimal(rules, place, "double");
      case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
    };
  }

  private static ObjectNode text(Rules rules, Place place) {
    ObjectNode schema = Json.object().put("type", "string");
    if (place == Place.WRITTEN) {
      return schema;
    }
    rules.number("len").ifPresent(n -> schema.put("minLength", n.intValue()));
    rules.number("len").ifPresent(n -> schema.put("maxLength", n.intValue()));
    rules.number("min_len").ifPresent(n -> schema.put("minLength", n.intValue()));
    rules.number("max_len").ifPresent(n -> schema.put("maxLength", n.intValue()));
    rules.value("pattern").ifPresent(pattern -> schema.put("pattern", pattern.toString()));
    rules.value("const").ifPresent(only -> schema.put("const", only.toString()));
    enumerate(schema, rules);
    rules.format().ifPresent(name -> format(schema, name));
    if (!rules.zeroIsLeftAlone() || schema.size() == 1) {
      return schema;
    }
    ObjectNode orEmpty = Json.object();
    orEmpty.putArray("anyOf").add(schema).addObject().put("const", "");
    return orEmpty;
  }

  private static void enumerate(ObjectNode schema, Rules rules) {
    if (!rules.values("in").isEmpty()) {
      schema.set("enum", Json.texts(rules.values("in").stream().map(Object::toString).toList()));
    }
    if (!rules.values("not_in").isEmpty()) {
      schema
          .putObject("not")
          .set("enum", Json.texts(rules.values("not_in").stream().map(Object::toString).toList()));
    }
  }

  private static void format(ObjectNode schema, String name) {
    switch (name) {
      case "tuuid" -> schema.put("pattern", "^[0-9a-fA-F]{32}$");
      case "uri_ref" -> schema.put("format", "uri-reference");
      case "ip" -> schema.putArray("anyOf").add(formatted("ipv4")).add(formatted("ipv6"));
      case "address" ->
          schema
              .putArray("anyOf")
              .add(formatted("hostname"))
              .add(formatted("ipv4"))
              .add(formatted("ipv6"));
      default -> schema.put("format", name);
    }
  }

  private static ObjectNode formatted(String name) {
    return Json.object().put("format", name);
  }

  private static ObjectNode values(List<EnumValueDescriptor> allowed, Place place) {
    ObjectNode schema = Json.object();
    if (place == Place.READ) {
      schema.putArray("type").add("string").add("integer");
    } else {
      schema.put("type", "string");
    }
    ArrayNode values = schema.putArray("enum");
    allowed.forEach(value -> values.add(value.getName()));
    switch (place) {
      case READ -> allowed.forEach(value -> values.add(value.getNumber()));
      case PARAMETER -> allowed.forEach(value -> values.add(Integer.toString(value.getNumber())));
      case WRITTEN -> {}
    }
    return schema;
  }

  private static ObjectNode whole(Rules rules, Place place, boolean unsigned, int bits) {
    ObjectNode schema = Json.object();
    if (place == Place.WRITTEN) {
      return bits == 64
          ? schema.put("type", "string").put("format", "int64").put("pattern", ANY_WHOLE)
          : schema.put("type", "integer").put("format", "int32");
    }
    BigInteger lowest = unsigned ? BigInteger.ZERO : BigInteger.TWO.pow(bits - 1).negate();
    BigInteger highest = BigInteger.TWO.pow(unsigned ? bits : bits - 1).subtract(BigInteger.ONE);
    lowest = lowest.max(bound(rules, "gte", "gt", lowest, 1));
    highest = highest.min(bound(rules, "lte", "lt", highest, -1));
    if (place == Place.READ) {
      schema
          .putArray("type")
          .add(bits == 64 ? "string" : "integer")
          .add(bits == 64 ? "integer" : "string");
    } else {
      schema.put("type", bits == 64 ? "string" : "integer");
    }
    schema.put("format", bits == 64 ? "int64" : "int32");
    if (place == Place.READ || bits == 32) {
      schema.put("minimum", lowest).put("maximum", highest);
    }
    if (place == Place.READ || bits == 64) {
      schema.put("pattern", NumberPattern.of(lowest, highest));
    }
    return schema;
  }

  private static BigInteger bound(
      Rules rules, String inclusive, String exclusive, BigInteger otherwise, int step) {
    RoundingMode inwards = step > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return rules
        .number(inclusive)
        .map(n -> n.setScale(0, inwards).toBigInteger())
        .or(() -> rules.number(exclusive).map(n -> n.toBigInteger().add(BigInteger.valueOf(step))))
        .orElse(otherwise);
  }

  private static ObjectNode decimal(Rules rules, Place place, String format) {
    ObjectNode schema = Json.object();
    Optional<BigInteger> lowest = whole(rules, "gte");
    Optional<BigInteger> highest = whole(rules, "lte");
    boolean bounded = lowest.isPresent() && highest.isPresent();
    if (place == Place.PARAMETER || bounded && place == Place.WRITTEN) {
      schema.put("type", "number");
    } else {
      schema.putArray("type").add("number").add("string");
      schema.put(
          "pattern",
          bounded
              ? NumberPattern.ofDecimals(lowest.get(), highest.get())
              : place == Place.READ ? "^(" + DECIMAL + "|NaN|-?Infinity)$" : "^(NaN|-?Infinity)$");
    }
    schema.put("format", format);
    if (place != Place.WRITTEN) {
      put(schema, rules, "gte", "minimum");
      put(schema, rules, "gt", "exclusiveMinimum");
      put(schema, rules, "lte", "maximum");
      put(schema, rules, "lt", "exclusiveMaximum");
    }
    return schema;
  }

  private static Optional<BigInteger> whole(Rules rules, String rule) {
    return rules
        .number(rule)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::toBigInteger);
  }

  private static void put(ObjectNode schema, Rules rules, String rule, String keyword) {
    rules.number(rule).map(BigDecimal::stripTrailingZeros).ifPresent(n -> schema.put(keyword, n));
  }
}
