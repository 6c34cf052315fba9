package cordon.gateway.transcode;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import cordon.gateway.contract.Fields;
import cordon.gateway.contract.Rpc;
import cordon.gateway.contract.Shape;
import cordon.gateway.problem.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What path, query and headers say of a message, beside its body. */
public final class Given {
  static final Given NOTHING = new Given();

  private final Map<FieldDescriptor, List<String>> texts = new TreeMap<>();
  private final Map<FieldDescriptor, Given> parts = new LinkedHashMap<>();

  /** Values of the message's own fields, as they were sent, in the order of the fields. */
  Map<FieldDescriptor, List<String>> texts() {
    return texts;
  }

  /** What is said of messages within it. */
  Map<FieldDescriptor, Given> parts() {
    return parts;
  }

  Given part(FieldDescriptor field) {
    return parts.getOrDefault(field, NOTHING);
  }

  /**
   * A parameter of the query.
   *
   * @throws Refused UNKNOWN_FIELD, or INVALID if it is given more than once
   */
  public void query(Rpc rpc, String name, List<String> values) {
    requireFree(rpc, name);
    Descriptor of = rpc.method().getInputType();
    Given at = this;
    var path = new StringBuilder();
    String[] steps = name.split("\\.", -1);
    // A name without a value comes with null.
    List<String> given =
        values.stream().map(value -> Objects.requireNonNullElse(value, "")).toList();
    for (int i = 0; i < steps.length; i++) {
      FieldDescriptor field = Fields.find(of, steps[i]);
      path.append(i == 0 ? "" : ".").append(field == null ? steps[i] : field.getName());
      boolean last = i == steps.length - 1;
      if (field == null || Shape.isObject(field) == last || (!last && field.isRepeated())) {
        throw Refused.at(
            path.toString(), "UNKNOWN_FIELD", "The method has no such parameter: " + path + ".");
      }
      if (last) {
        boolean again = at.texts.putIfAbsent(field, given) != null;
        if (again || (!field.isRepeated() && values.size() > 1)) {
          throw Refused.at(path.toString(), "INVALID", path + " is given more than once.");
        }
      } else {
        at = at.parts.computeIfAbsent(field, any -> new Given());
        of = field.getMessageType();
      }
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

  /**
   * A variable of the path.
   *
   * @throws Refused INVALID if the query says something else of the same field
   */
  public void path(Descriptor type, String name, String value) {
    List<String> before = put(type, name, value);
    if (before != null && !before.equals(List.of(value))) {
      throw Refused.at(
          name, "INVALID", "The query names another %s than the path.".formatted(name));
    }
  }

  /** A value that stands above whatever else says it. */
  public @Nullable List<String> put(Descriptor type, String name, String value) {
    Given at = this;
    Descriptor of = type;
    String[] steps = name.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      FieldDescriptor step = Objects.requireNonNull(Fields.find(of, steps[i]), name);
      at = at.parts.computeIfAbsent(step, any -> new Given());
      of = step.getMessageType();
    }
    FieldDescriptor field = Objects.requireNonNull(Fields.find(of, steps[steps.length - 1]), name);
    return at.texts.put(field, List.of(value));
  }

  /** Whether a field can be filled by a header: a single text. */
  public static boolean isText(@Nullable FieldDescriptor field) {
    return field != null && !field.isRepeated() && field.getJavaType() == JavaType.STRING;
  }
}
