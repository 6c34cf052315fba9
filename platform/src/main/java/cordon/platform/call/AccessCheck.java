package cordon.platform.call;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Stops the start-up of a service that offers a method without audience, roles and scope, or leaves
 * out a service that its package of the contract has.
 */
public final class AccessCheck implements SmartInitializingSingleton {
  private final List<BindableService> services;

  public AccessCheck(List<BindableService> services) {
    this.services = List.copyOf(services);
  }

  /**
   * @throws IllegalStateException naming the method or the services
   */
  @Override
  public void afterSingletonsInstantiated() {
    List<ServerServiceDefinition> offered =
        services.stream().map(BindableService::bindService).toList();
    AccessRules.requireComplete(offered);
    requireWholePackages(
        offered.stream()
            .map(service -> service.getServiceDescriptor().getName())
            .collect(Collectors.toSet()));
  }

  private static void requireWholePackages(Set<String> offered) {
    Set<String> packages = offered.stream().map(AccessCheck::packageOf).collect(Collectors.toSet());
    List<String> missing =
        ofContract().stream()
            .filter(name -> packages.contains(packageOf(name)) && !offered.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "services of the contract without a table: " + String.join(", ", missing));
    }
  }

  /** Full names of the services of the compiled contract. */
  private static List<String> ofContract() {
    try (InputStream compiled = AccessCheck.class.getResourceAsStream("/contract/cordon.binpb")) {
      return FileDescriptorSet.parseFrom(Objects.requireNonNull(compiled)).getFileList().stream()
          .flatMap(file ->
              file.getServiceList().stream().map(one -> file.getPackage() + "." + one.getName()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the compiled contract cannot be read", e);
    }
  }

  private static String packageOf(String service) {
    return service.substring(0, service.lastIndexOf('.'));
  }
}
