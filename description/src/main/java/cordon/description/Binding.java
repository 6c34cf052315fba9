package cordon.description;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import cordon.common.v1.AccessOuterClass;
import cordon.common.v1.Audience;
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
        .filter(Binding::isPublic)
        .flatMap(Binding::of)
        .toList();
  }

  private static boolean isPublic(MethodDescriptor method) {
    return method.getOptions().getExtension(AccessOuterClass.access).getAudience()
        == Audience.AUDIENCE_PUBLIC;
  }

  private static Stream<Binding> of(MethodDescriptor method) {
    HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
    return Stream.concat(Stream.of(rule), rule.getAdditionalBindingsList().stream())
        .map(one ->
            new Binding(
                method,
                one.getPatternCase().name(),
                path(one),
                one.getBody(),
                one.getResponseBody()));
  }

  private static String path(HttpRule rule) {
    return switch (rule.getPatternCase()) {
      case GET -> rule.getGet();
      case POST -> rule.getPost();
      case PUT -> rule.getPut();
      case PATCH -> rule.getPatch();
      case DELETE -> rule.getDelete();
      case CUSTOM, PATTERN_NOT_SET ->
          throw new IllegalStateException("a public method has a path of no known verb");
    };
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
