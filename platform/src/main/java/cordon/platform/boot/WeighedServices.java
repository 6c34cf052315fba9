package cordon.platform.boot;

import cordon.platform.call.WeightInterceptor;
import io.grpc.ServerServiceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.grpc.server.GrpcServerFactory;
import org.springframework.grpc.server.service.DefaultGrpcServiceConfigurer;
import org.springframework.grpc.server.service.GrpcServiceSpec;

/** Puts the weighing in front of every service, where requests are bytes still. */
final class WeighedServices extends DefaultGrpcServiceConfigurer {
  private final WeightInterceptor weights;

  WeighedServices(ApplicationContext context, WeightInterceptor weights) {
    super(context);
    this.weights = weights;
  }

  @Override
  public ServerServiceDefinition configure(
      GrpcServiceSpec service, @Nullable GrpcServerFactory factory) {
    return weights.before(super.configure(service, factory));
  }
}
