package cordon.description;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import cordon.common.v1.Refusal;
import cordon.common.v1.RefusalReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Why calls are refused: every enum value of the contract with an {@code http_status}, without its
 * prefix. Those of the common package are everybody's, the others their own package's.
 */
public final class Reasons {
  private static final String COMMON = RefusalReason.getDescriptor().getFile().getPackage();

  private final Map<String, List<Reason>> byPackage = new HashMap<>();

  record Reason(String name, int status, String sentence) {}

  /** Reads a contract. */
  public Reasons(Collection<FileDescriptor> contract) {
    var comments = new Comments();
    for (FileDescriptor file : contract) {
      List<Reason> reasons =
          byPackage.computeIfAbsent(file.getPackage(), name -> new ArrayList<>());
      file.getEnumTypes().stream()
          .flatMap(type -> type.getValues().stream())
          .filter(value -> value.getOptions().hasExtension(Refusal.httpStatus))
          .forEach(value ->
              reasons.add(
                  new Reason(
                      name(value),
                      value.getOptions().getExtension(Refusal.httpStatus),
                      comments.of(value))));
    }
  }

  /** The status by which a reason of a package is told, if the contract has it. */
  public OptionalInt status(String ofPackage, String reason) {
    return of(ofPackage)
        .filter(known -> known.name().equals(reason))
        .mapToInt(Reason::status)
        .findFirst();
  }

  /** Reasons for which methods of a package are refused: its own, then the common ones. */
  Stream<Reason> of(String ofPackage) {
    return Stream.of(ofPackage, COMMON)
        .distinct()
        .flatMap(name -> byPackage.getOrDefault(name, List.of()).stream());
  }

  private static String name(EnumValueDescriptor value) {
    String prefix = prefix(value.getType());
    return value.getName().startsWith(prefix)
        ? value.getName().substring(prefix.length())
        : value.getName();
  }

  private static String prefix(EnumDescriptor type) {
    return type.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_";
  }
}
