package cordon.description;

import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The texts that stand above each thing in the contract, found by its place in the file; the
 * numbers are those of descriptor.proto. A contract that was compiled without them has none.
 */
final class Comments {
  private static final int FILE_MESSAGE = 4;
  private static final int FILE_ENUM = 5;
  private static final int FILE_SERVICE = 6;
  private static final int MESSAGE_FIELD = 2;
  private static final int MESSAGE_MESSAGE = 3;
  private static final int MESSAGE_ENUM = 4;
  private static final int ENUM_VALUE = 2;
  private static final int SERVICE_METHOD = 2;

  private final Map<String, Map<List<Integer>, String>> files = new HashMap<>();

  String of(FieldDescriptor field) {
    return at(field.getFile(), path(field.getContainingType()), MESSAGE_FIELD, field.getIndex());
  }

  String of(EnumDescriptor type) {
    return text(type.getFile(), path(type));
  }

  String of(EnumValueDescriptor value) {
    return at(value.getFile(), path(value.getType()), ENUM_VALUE, value.getIndex());
  }

  String of(Descriptor message) {
    return text(message.getFile(), path(message));
  }

  String of(ServiceDescriptor service) {
    return text(service.getFile(), List.of(FILE_SERVICE, service.getIndex()));
  }

  String of(MethodDescriptor method) {
    return at(
        method.getFile(),
        List.of(FILE_SERVICE, method.getService().getIndex()),
        SERVICE_METHOD,
        method.getIndex());
  }

  private static List<Integer> path(Descriptor message) {
    Descriptor outer = message.getContainingType();
    return outer == null
        ? List.of(FILE_MESSAGE, message.getIndex())
        : longer(path(outer), MESSAGE_MESSAGE, message.getIndex());
  }

  private static List<Integer> path(EnumDescriptor type) {
    Descriptor outer = type.getContainingType();
    return outer == null
        ? List.of(FILE_ENUM, type.getIndex())
        : longer(path(outer), MESSAGE_ENUM, type.getIndex());
  }

  private static List<Integer> longer(List<Integer> path, int kind, int index) {
    var longer = new ArrayList<>(path);
    longer.add(kind);
    longer.add(index);
    return longer;
  }

  private String at(FileDescriptor file, List<Integer> path, int kind, int index) {
    return text(file, longer(path, kind, index));
  }

  private String text(FileDescriptor file, List<Integer> path) {
    return files.computeIfAbsent(file.getFullName(), name -> read(file)).getOrDefault(path, "");
  }

  private static Map<List<Integer>, String> read(FileDescriptor file) {
    return file.toProto().getSourceCodeInfo().getLocationList().stream()
        .filter(Location::hasLeadingComments)
        .collect(
            Collectors.toMap(
                location -> List.copyOf(location.getPathList()),
                location -> plain(location.getLeadingComments()),
                (first, second) -> first));
  }

  /** Lines of one paragraph belong together. */
  private static String plain(String comment) {
    return comment
        .lines()
        .map(String::strip)
        .map(line -> line.isEmpty() ? "\n\n" : line)
        .collect(Collectors.joining(" "))
        .replace(" \n\n ", "\n\n")
        .strip();
  }
}
