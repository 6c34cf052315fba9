package cordon.gateway.contract;

import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import cordon.contract.HttpRules;
import cordon.description.ContractFiles;
import io.grpc.MethodDescriptor.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/** The compiled contract: which methods are offered to the public, and under which paths. */
public final class Contract {
  private static final Pattern PACKAGE = Pattern.compile("cordon\\.([a-z0-9_]+)\\.v[0-9]+");

  private Contract() {}

  /**
   * Reads the contract.
   *
   * @param file in the place of the one that is built in
   * @param services names of the services that can be reached
   * @throws IllegalStateException if a public method has no path, or its service is not known
   */
  public static List<Rpc> read(@Nullable Path file, Set<String> services) {
    return rpcs(ContractFiles.read(file), services);
  }

  /**
   * The public methods of a contract that was read.
   *
   * @param services names of the services that can be reached
   * @throws IllegalStateException if a public method has no path, or its service is not known
   */
  public static List<Rpc> rpcs(List<FileDescriptor> files, Set<String> services) {
    return rpcs(files, services, HttpRules::isPublic);
  }

  /**
   * The methods of a contract for whoever has their address.
   *
   * @param services names of the services that can be reached
   * @throws IllegalStateException if one has no path under {@link LinkPaths#PREFIX} or gives no
   *     {@code LinkContent}, or its service is not known
   */
  public static List<Rpc> links(List<FileDescriptor> files, Set<String> services) {
    List<Rpc> links = rpcs(files, services, HttpRules::isLink);
    links.forEach(LinkPaths::require);
    return links;
  }

  private static List<Rpc> rpcs(
      List<FileDescriptor> files, Set<String> services, Predicate<MethodDescriptor> offered) {
    var rpcs = new ArrayList<Rpc>();
    for (FileDescriptor built : files) {
      for (ServiceDescriptor service : built.getServices()) {
        for (MethodDescriptor method : service.getMethods()) {
          if (offered.test(method)) {
            rpcs.addAll(rpcs(method, services));
          }
        }
      }
    }
    return rpcs;
  }

  private static List<Rpc> rpcs(MethodDescriptor method, Set<String> services) {
    List<HttpRule> rules = HttpRules.of(method);
    String service = serviceOf(method, services);
    return rules.stream().map(one -> rpc(method, one, service)).toList();
  }

  private static Rpc rpc(MethodDescriptor method, HttpRule rule, String service) {
    String path = HttpRules.path(method, rule);
    requireJson(method, method.getInputType(), new HashSet<>());
    requireJson(method, method.getOutputType(), new HashSet<>());
    var template = new PathTemplate(path);
    template.variables().forEach(variable -> requireScalar(method, variable));
    requireMessage(method, method.getInputType(), rule.getBody());
    if (!rule.getResponseBody().isEmpty()
        && method.getOutputType().findFieldByName(rule.getResponseBody()) == null) {
      throw notAField(method, rule.getResponseBody());
    }
    return new Rpc(
        method,
        call(method),
        HttpMethod.valueOf(rule.getPatternCase().name()),
        template,
        rule.getBody(),
        rule.getResponseBody(),
        service);
  }

  /** Everything that a public method takes and gives has a form in JSON. */
  private static void requireJson(MethodDescriptor method, Descriptor type, Set<Descriptor> seen) {
    if (!seen.add(type)) {
      return;
    }
    for (FieldDescriptor field : type.getFields()) {
      if (!Shape.hasForm(field)) {
        throw new IllegalStateException(
            "%s has no form in JSON, and is of %s"
                .formatted(field.getFullName(), method.getFullName()));
      }
      if (Shape.isObject(field)) {
        requireJson(method, field.getMessageType(), seen);
      }
    }
  }

  private static void requireScalar(MethodDescriptor method, String path) {
    FieldDescriptor field = Fields.at(method.getInputType(), path);
    if (field == null || field.isRepeated() || field.getJavaType() == JavaType.MESSAGE) {
      throw notAField(method, path);
    }
  }

  private static void requireMessage(MethodDescriptor method, Descriptor type, String body) {
    if (body.isEmpty() || body.equals("*")) {
      return;
    }
    FieldDescriptor field = type.findFieldByName(body);
    if (field == null || field.isRepeated() || field.getJavaType() != JavaType.MESSAGE) {
      throw notAField(method, body);
    }
  }

  private static IllegalStateException notAField(MethodDescriptor method, String name) {
    return new IllegalStateException(
        "the path of %s needs a fitting field %s".formatted(method.getFullName(), name));
  }

  /** A package {@code cordon.<name>.v1} is served by the service of that name; there is no list. */
  private static String serviceOf(MethodDescriptor method, Set<String> services) {
    Matcher name = PACKAGE.matcher(method.getFile().getPackage());
    if (!name.matches() || !services.contains(name.group(1))) {
      throw new IllegalStateException(
          "no cordon.services.<name> is set for %s of %s"
              .formatted(method.getName(), method.getFile().getPackage()));
    }
    return name.group(1);
  }

  private static io.grpc.MethodDescriptor<byte[], byte[]> call(MethodDescriptor method) {
    if (method.isClientStreaming()) {
      throw new IllegalStateException(
          method.getFullName() + " is public and takes a stream, which JSON cannot send");
    }
    return io.grpc.MethodDescriptor.<byte[], byte[]>newBuilder()
        .setFullMethodName(
            io.grpc.MethodDescriptor.generateFullMethodName(
                method.getService().getFullName(), method.getName()))
        .setType(method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY)
        .setRequestMarshaller(Bytes.AS_THEY_ARE)
        .setResponseMarshaller(Bytes.AS_THEY_ARE)
        .build();
  }
}
