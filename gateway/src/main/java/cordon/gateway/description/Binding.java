package cordon.gateway.description;

import com.google.protobuf.Descriptors.MethodDescriptor;

/**
 * One way to call a method over HTTP, as its {@code google.api.http} rule says.
 *
 * @param verb in upper case
 * @param path template with the contract's field names
 * @param body name of the field that the body fills, {@code *} for the whole request, or empty
 * @param responseBody name of the field that is answered, or empty for all of the response
 */
public record Binding(
    MethodDescriptor method, String verb, String path, String body, String responseBody) {

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
