package cordon.description;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path template in the form of OpenAPI, which knows nothing but variables of one segment: one of
 * several, {@code {name=shelves/*}}, becomes {@code shelves/{name}}.
 *
 * @param variables in their order
 */
record PathText(String text, List<Variable> variables) {
  private static final Pattern PART = Pattern.compile("\\{([a-z0-9_.]+)(?:=([^{}]+))?}|\\*\\*|\\*");

  /**
   * A variable of the path.
   *
   * @param field that it fills, or null if it is a part of one, or of none
   * @param note on what it stands for
   */
  record Variable(String name, @Nullable FieldDescriptor field, String note) {}

  static PathText of(Binding binding) {
    var text = new StringBuilder();
    List<Variable> variables = new ArrayList<>();
    Matcher part = PART.matcher(binding.path());
    while (part.find()) {
      part.appendReplacement(text, "");
      if (part.group(1) == null) {
        String name = "any" + (variables.size() + 1);
        variables.add(new Variable(name, null, "Anything."));
        text.append('{').append(name).append('}');
      } else {
        String segments = part.group(2) == null ? "*" : part.group(2);
        text.append(bind(binding.method().getInputType(), part.group(1), segments, variables));
      }
    }
    part.appendTail(text);
    return new PathText(text.toString(), List.copyOf(variables));
  }

  private static String bind(
      Descriptor message, String path, String segments, List<Variable> variables) {
    String name = jsonName(message, path);
    FieldDescriptor field = field(message, path);
    if (segments.equals("*") || segments.equals("**")) {
      variables.add(
          new Variable(name, field, segments.equals("*") ? "" : "May have several segments."));
      return "{" + name + "}";
    }
    var text = new StringBuilder();
    int wildcards = 0;
    for (String segment : segments.split("/", -1)) {
      text.append(text.isEmpty() ? "" : "/");
      if (segment.startsWith("*")) {
        wildcards++;
        String numbered = name + wildcards;
        variables.add(
            new Variable(numbered, null, "Part of `%s`, `%s`.".formatted(name, segments)));
        text.append('{').append(numbered).append('}');
      } else {
        text.append(segment);
      }
    }
    return text.toString();
  }

  static String jsonName(Descriptor message, String path) {
    int dot = path.indexOf('.');
    FieldDescriptor first = message.findFieldByName(dot < 0 ? path : path.substring(0, dot));
    if (first == null) {
      return path;
    }
    return dot < 0
        ? first.getJsonName()
        : first.getJsonName() + "." + jsonName(first.getMessageType(), path.substring(dot + 1));
  }

  private static @Nullable FieldDescriptor field(Descriptor message, String path) {
    int dot = path.indexOf('.');
    FieldDescriptor first = message.findFieldByName(dot < 0 ? path : path.substring(0, dot));
    if (dot < 0 || first == null || first.getJavaType() != JavaType.MESSAGE) {
      return first;
    }
    return field(first.getMessageType(), path.substring(dot + 1));
  }
}
