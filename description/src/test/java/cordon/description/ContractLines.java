package cordon.description;

import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a caller relies on in a contract, a line for each thing: a contract that goes on with
 * another one has all of its lines. Rules of values have none, because they may be widened.
 */
final class ContractLines {
  private final SortedSet<String> lines = new TreeSet<>();

  private ContractLines() {}

  static SortedSet<String> of(Collection<FileDescriptor> contract) {
    var made = new ContractLines();
    for (FileDescriptor file : contract) {
      if (file.getPackage().startsWith("cordon.")) {
        file.getMessageTypes().forEach(made::add);
        file.getEnumTypes().forEach(made::add);
        file.getServices().forEach(service -> service.getMethods().forEach(made::add));
      }
    }
    return made.lines;
  }

  private void add(Descriptor message) {
    for (FieldDescriptor field : message.getFields()) {
      var oneof = field.getRealContainingOneof();
      lines.add(
          "field %s %d %s: %s%s%s"
              .formatted(
                  message.getFullName(),
                  field.getNumber(),
                  field.getName(),
                  field.isRepeated() ? "repeated " : field.hasPresence() ? "optional " : "",
                  type(field),
                  oneof == null ? "" : " in " + oneof.getName()));
    }
    message.getNestedTypes().forEach(this::add);
    message.getEnumTypes().forEach(this::add);
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      default -> field.getType().name().toLowerCase(Locale.ROOT);
    };
  }

  private void add(EnumDescriptor type) {
    type.getValues()
        .forEach(value ->
            lines.add(
                "value %s %d %s"
                    .formatted(type.getFullName(), value.getNumber(), value.getName())));
  }

  private void add(MethodDescriptor method) {
    String name = method.getFullName();
    lines.add(
        "method %s(%s%s) %s%s"
            .formatted(
                name,
                method.isClientStreaming() ? "stream " : "",
                method.getInputType().getFullName(),
                method.isServerStreaming() ? "stream " : "",
                method.getOutputType().getFullName()));
    MethodOptions options = method.getOptions();
    var access = options.getExtension(AccessOuterClass.access);
    lines.add("method %s: %s, %s".formatted(name, access.getAudience(), access.getScope()));
    if (access.getScope() == Scope.SCOPE_LEAD) {
      // What was there before there was a lead is the secretariat's, which goes on as it did.
      lines.add("method %s: %s, %s".formatted(name, access.getAudience(), Scope.SCOPE_SECRETARIAT));
    }
    access.getRolesList().forEach(role -> lines.add("method %s: %s".formatted(name, role)));
    if (!access.getStepUp()) {
      lines.add("method %s: no second factor".formatted(name));
    }
    for (Binding binding : paths(method)) {
      lines.add(
          "method %s: %s %s, body %s, answer %s"
              .formatted(
                  name, binding.verb(), binding.path(), binding.body(), binding.responseBody()));
    }
  }

  private static List<Binding> paths(MethodDescriptor method) {
    return Binding.of(List.of(method.getFile())).stream()
        .filter(binding -> binding.method().equals(method))
        .toList();
  }
}
