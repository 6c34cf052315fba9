package cordon.reporting.indicator;

import cordon.contract.Indicators;
import cordon.platform.rpc.Rpcs;
import cordon.reporting.v1.IndicatorServiceGrpc;
import cordon.reporting.v1.ListIndicatorsResponse;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's indicator service: what it lists stands in the contract itself. */
@Configuration(proxyBeanMethods = false)
class IndicatorGrpcService {

  @Bean
  BindableService indicatorService(Rpcs rpcs) {
    return rpcs.service(IndicatorServiceGrpc.getServiceDescriptor())
        .read(
            IndicatorServiceGrpc.getListIndicatorsMethod(),
            (call, r) ->
                ListIndicatorsResponse.newBuilder().addAllIndicators(Indicators.all()).build())
        .all();
  }
}
