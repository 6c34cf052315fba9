package cordon.description;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI 3.1 document of a contract. */
final class Document {
  private static final String TEXT =
      """
      Everything that Cordon offers over HTTP. This description is made of the contract that the \
      gateway serves; the same methods can be called by gRPC.

      **Names.** Fields are written in lowerCamelCase; in requests their names in snake_case are read \
      too, in bodies and in the query. Unknown fields, enum values and parameters are refused \
      `UNKNOWN_FIELD`.

      **Values.** 64-bit numbers are written as texts and read as texts or numbers; enum values are \
      written by name and read by name or number; `null` in a request is the same as nothing. Answers \
      show every field that cannot be absent, also when it is empty. Readers take fields that they do \
      not know for later additions.

      **Commands** answer the `entry` that they have written. It can be sent as `Cordon-After` with the \
      next call, which then sees it. `Idempotency-Key` makes a repeat harmless.

      **Lists** take `pageSize` and `pageToken` and give `nextPageToken`, which is empty on the last page.

      **Refusals** are problems (RFC 9457) with a `reason`, at each operation under its status. Beside \
      them a path refuses methods that it does not take with 405 `METHOD_NOT_ALLOWED` and names the \
      others in `Allow`.

      **Traces.** Every answer names its trace in `Cordon-Trace`.

      **Roles**

      %s
      """;

  private Document() {}

  static ObjectNode of(
      Collection<FileDescriptor> contract, List<Binding> bindings, String version) {
    var comments = new Comments();
    var schemas = new Schemas(contract, comments);
    var refusals = new Refusals(new Reasons(contract));
    var access = new Access(contract, comments);
    var operations = new Operations(bindings, comments, schemas, refusals, access);

    ObjectNode document = Json.object().put("openapi", "3.1.0");
    ObjectNode info = document.putObject("info");
    info.put("title", "Cordon")
        .put("version", version)
        .put("description", TEXT.formatted(access.roles()));
    info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
    tags(document.putArray("tags"), bindings, comments);
    ObjectNode paths = document.putObject("paths");
    bindings.forEach(binding -> operations.add(binding, paths));
    ObjectNode components = document.putObject("components");
    ObjectNode all = components.putObject("schemas");
    schemas.components().forEach(all::set);
    all.set("Problem", Refusals.problem());
    components.set("parameters", Parameters.components());
    headers(components.putObject("headers"));
    ObjectNode responses = components.putObject("responses");
    refusals.components().forEach(responses::set);
    components.set("securitySchemes", Security.schemes());
    return document;
  }

  private static void tags(ArrayNode tags, List<Binding> bindings, Comments comments) {
    Set<ServiceDescriptor> services =
        new TreeSet<>(Comparator.comparing(ServiceDescriptor::getFullName));
    Set<String> names = new LinkedHashSet<>();
    bindings.forEach(binding -> services.add(binding.method().getService()));
    for (ServiceDescriptor service : services) {
      if (names.add(service.getName())) {
        Json.describe(tags.addObject().put("name", service.getName()), comments.of(service));
      }
    }
  }

  private static void headers(ObjectNode headers) {
    ObjectNode trace = headers.putObject("CordonTrace");
    trace.put(
        "description", "The trace of the request, by which it is found in logs and journals.");
    trace.put("required", true);
    trace.putObject("schema").put("type", "string").put("pattern", "^[0-9a-f]{32}$");
    ObjectNode retry = headers.putObject("RetryAfter");
    retry.put("description", "Seconds after which the call may be repeated.");
    retry.put("required", true);
    retry.putObject("schema").put("type", "integer").put("minimum", 0);
  }
}
