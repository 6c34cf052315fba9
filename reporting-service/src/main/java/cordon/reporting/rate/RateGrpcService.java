package cordon.reporting.rate;

import static cordon.reporting.rate.RateMessages.message;

import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.reporting.v1.RateServiceGrpc;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's rate service: a simple catalogue. */
@Configuration(proxyBeanMethods = false)
class RateGrpcService {

  @Bean
  BindableService rateService(Rpcs rpcs, RateStore rates) {
    return rpcs.service(RateServiceGrpc.getServiceDescriptor())
        .command(
            RateServiceGrpc.getRecordRateMethod(),
            (tx, r) -> {
              Rate given = RateMessages.rate(r.getRate(), tx.now());
              RateRules.require(given, tx.now());
              return message(rates.record(tx, given));
            })
        .page(
            RateServiceGrpc.getListRatesMethod(),
            Rows.of(Rate::id, RateMessages::message),
            (call, r, listing) -> rates.list(call, listing))
        .all();
  }
}
