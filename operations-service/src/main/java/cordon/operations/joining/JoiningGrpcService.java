package cordon.operations.joining;

import cordon.operations.v1.JoiningServiceGrpc;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of who leaves and who joins late. */
@Configuration(proxyBeanMethods = false)
class JoiningGrpcService {

  @Bean
  BindableService joiningService(Rpcs rpcs, Leaving leaving, Joining joining, Surveying surveying) {
    return rpcs.service(JoiningServiceGrpc.getServiceDescriptor())
        .read(
            JoiningServiceGrpc.getPreviewWithdrawalMethod(),
            (call, r) ->
                JoiningMessages.preview(leaving.preview(call, r.getOperationId(), r.getCountry())))
        .read(
            JoiningServiceGrpc.getGetCatchUpMethod(),
            (call, r) ->
                JoiningMessages.catchUp(joining.catchUp(call, r.getOperationId(), r.getCountry())))
        .read(
            JoiningServiceGrpc.getSurveyCountriesMethod(),
            (call, r) -> JoiningMessages.survey(surveying.survey(call, r.getOperationId())))
        .all();
  }
}
