package cordon.description;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.contract.HttpRules;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to call a method over HTTP, as its {@code google.api.http} rule says.
 *
 * @param verb in upper case
 * @param path template with the contract's field names
 * @param body name of the field that the body fills, {@code *} for the whole request, or empty
 * @param responseBody name of the field that is answered, or empty for all of the response
 */
record Binding(
    MethodDescriptor method, String verb, String path, String body, String responseBody) {

  /** Every way to call every public method of a contract. */
  static List<Binding> of(Collection<FileDescriptor> contract) {
    return contract.stream()
        .flatMap(file -> file.getServices().stream())
        .flatMap(service -> service.getMethods().stream())
        .filter(HttpRules::isPublic)
        .flatMap(Binding::of)
        .toList();
  }

  private static Stream<Binding> of(MethodDescriptor method) {
    return HttpRules.of(method).stream()
        .map(one ->
            new Binding(
                method,
                one.getPatternCase().name(),
                HttpRules.path(method, one),
                one.getBody(),
                one.getResponseBody()));
  }

  boolean streams() {
    return method.isServerStreaming();
  }

  boolean takesAll() {
    return body.equals("*");
  }

  /** The service is named by the package: {@code cordon.<name>.v1}. */
  String service() {
    String[] parts = method.getFile().getPackage().split("\\.", -1);
    return parts.length > 1 ? parts[1] : parts[0];
  }
}
