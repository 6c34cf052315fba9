package cordon.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a request message of path, query and body, and JSON of a response message. */
final class Transcoder {
  private static final int DEEPEST = 64;
  private static final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final JsonFormat.Parser parser = JsonFormat.parser();
  private static final JsonFormat.Printer printer =
      JsonFormat.printer().omittingInsignificantWhitespace().alwaysPrintFieldsWithNoPresence();

  private Transcoder() {}

  /**
   * The request message.
   *
   * @throws Refused INVALID or UNKNOWN_FIELD, with the place
   */
  static DynamicMessage request(
      Rpc rpc, String body, Map<String, String> path, MultiValueMap<String, String> query) {
    Descriptor type = rpc.method().getInputType();
    var request = DynamicMessage.newBuilder(type);
    if (!rpc.body().isEmpty()) {
      fill(request, type, rpc.body(), body);
    }
    query.forEach((name, values) -> {
      requireFree(rpc, name);
      parameter(request, type, name, values);
    });
    path.forEach((name, value) -> bind(request, type, name, value));
    return request.build();
  }

  /** The message of a service's answer. */
  static DynamicMessage response(Rpc rpc, byte[] message) {
    try {
      return DynamicMessage.parseFrom(rpc.method().getOutputType(), message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a response is not of its type", e);
    }
  }

  /** The answer to a call: all of the response, or the field that the rule names. */
  static String print(Rpc rpc, DynamicMessage response) {
    if (rpc.responseBody().isEmpty()) {
      return print(response);
    }
    FieldDescriptor field = response.getDescriptorForType().findFieldByName(rpc.responseBody());
    return json.readTree(print(response)).path(field.getJsonName()).toString();
  }

  static String print(Message message) {
    try {
      return printer.print(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a response cannot be shown as JSON", e);
    }
  }

  private static void fill(Message.Builder request, Descriptor type, String field, String body) {
    if (field.equals("*")) {
      if (!body.isBlank()) {
        merge(request, type, body, "");
      }
      return;
    }
    FieldDescriptor target = Objects.requireNonNull(Fields.find(type, field));
    Message.Builder part = request.newBuilderForField(target);
    merge(part, target.getMessageType(), body, target.getName());
    request.setField(target, part.build());
  }

  private static void merge(Message.Builder into, Descriptor type, String body, String path) {
    JsonNode tree = tree(body, path);
    JsonShape.check(tree, type, path);
    try {
      parser.merge(body, into);
    } catch (InvalidProtocolBufferException e) {
      throw BadValue.find(tree, type, path);
    }
  }

  private static JsonNode tree(String body, String path) {
    try {
      return json.readTree(body);
    } catch (StreamConstraintsException e) {
      throw String.valueOf(e.getOriginalMessage()).contains("nesting depth")
          ? Refused.at(path, "TOO_DEEP", "The body is nested more than %d deep.".formatted(DEEPEST))
          : Refused.at(path, "INVALID", "A name or a number of the body is too long.");
    } catch (JacksonException e) {
      throw Refused.at(path, "INVALID", "The body is not JSON%s.".formatted(place(e)));
    }
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  /** A path variable; what the body says of the same field has to be the same. */
  private static void bind(Message.Builder request, Descriptor type, String name, String value) {
    Message.Builder at = request;
    Descriptor of = type;
    String[] steps = name.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      FieldDescriptor step = Objects.requireNonNull(Fields.find(of, steps[i]), name);
      at = at.getFieldBuilder(step);
      of = step.getMessageType();
    }
    FieldDescriptor field = Objects.requireNonNull(Fields.find(of, steps[steps.length - 1]), name);
    Object before = at.getField(field);
    boolean given = !before.equals(field.getDefaultValue());
    at.clearField(field);
    set(at, field, List.of(value), name);
    if (given && !before.equals(at.getField(field))) {
      throw Refused.at(name, "INVALID", "The body names another %s than the path.".formatted(name));
    }
  }

  /** What the body fills is not filled by parameters. */
  private static void requireFree(Rpc rpc, String name) {
    if (rpc.body().equals("*")) {
      throw Refused.at(name, "UNKNOWN_FIELD", "The body has everything; there are no parameters.");
    }
    FieldDescriptor first = Fields.find(rpc.method().getInputType(), name.split("\\.", 2)[0]);
    if (first != null && first.getName().equals(rpc.body())) {
      throw Refused.at(
          first.getName(), "UNKNOWN_FIELD", first.getName() + " is given by the body.");
    }
  }

  private static void parameter(
      Message.Builder request, Descriptor type, String name, List<String> values) {
    String[] steps = name.split("\\.", -1);
    Message.Builder at = request;
    Descriptor of = type;
    var path = new StringBuilder();
    for (int i = 0; i < steps.length; i++) {
      FieldDescriptor field = Fields.find(of, steps[i]);
      path.append(i == 0 ? "" : ".").append(field == null ? steps[i] : field.getName());
      boolean last = i == steps.length - 1;
      boolean leaf =
          field != null && (field.getJavaType() != JavaType.MESSAGE || isScalarLike(field));
      if (field == null || leaf != last || field.isMapField()) {
        throw Refused.at(
            path.toString(), "UNKNOWN_FIELD", "The method has no such parameter: " + path + ".");
      }
      if (last) {
        set(at, field, values, path.toString());
      } else {
        at = at.getFieldBuilder(field);
        of = field.getMessageType();
      }
    }
  }

  /** Types that JSON writes as a text: timestamps, durations, masks, wrappers. */
  private static boolean isScalarLike(FieldDescriptor field) {
    return field.getMessageType().getFile().getPackage().equals("google.protobuf");
  }

  private static void set(
      Message.Builder into, FieldDescriptor field, List<String> values, String path) {
    if (!field.isRepeated() && values.size() > 1) {
      throw Refused.at(path, "INVALID", path + " is given more than once.");
    }
    var list = json.createArrayNode();
    for (String value : values) {
      boolean whole = field.getJavaType() == JavaType.INT || field.getJavaType() == JavaType.LONG;
      if (whole && !JsonShape.isWhole(value)) {
        throw Refused.at(path, "INVALID", path + " must be a whole number.");
      }
      if (field.getJavaType() == JavaType.BOOLEAN) {
        if (!value.equals("true") && !value.equals("false")) {
          throw Refused.at(path, "INVALID", path + " must be true or false.");
        }
        list.add(value.equals("true"));
      } else if (field.getJavaType() == JavaType.ENUM && value.matches("-?[0-9]{1,9}")) {
        list.add(Integer.parseInt(value));
      } else {
        list.add(value);
      }
    }
    JsonNode content = field.isRepeated() ? list : list.get(0);
    String object = json.createObjectNode().set(field.getJsonName(), content).toString();
    try {
      if (field.getJavaType() == JavaType.ENUM) {
        JsonShape.check(json.readTree(object), field.getContainingType(), parentOf(path));
      }
      parser.merge(object, into);
    } catch (InvalidProtocolBufferException e) {
      throw Refused.at(path, "INVALID", path + " has not the form of its type.");
    }
  }

  private static String parentOf(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}
