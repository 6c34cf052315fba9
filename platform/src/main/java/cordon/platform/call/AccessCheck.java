package cordon.platform.call;

import io.grpc.BindableService;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Stops the start-up of a service that offers a method without audience, roles and scope. */
public final class AccessCheck implements SmartInitializingSingleton {
  private final List<BindableService> services;

  public AccessCheck(List<BindableService> services) {
    this.services = List.copyOf(services);
  }

  /**
   * @throws IllegalStateException naming the method
   */
  @Override
  public void afterSingletonsInstantiated() {
    AccessRules.requireComplete(services.stream().map(BindableService::bindService).toList());
  }
}
