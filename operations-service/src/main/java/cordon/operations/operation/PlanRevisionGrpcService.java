package cordon.operations.operation;

import cordon.operations.v1.PlanRevisionServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of approved revisions. */
@Configuration(proxyBeanMethods = false)
class PlanRevisionGrpcService {

  @Bean
  BindableService planRevisionService(Rpcs rpcs, ApprovedRevisions revisions) {
    return rpcs.service(PlanRevisionServiceGrpc.getServiceDescriptor())
        .read(
            PlanRevisionServiceGrpc.getGetPlanRevisionMethod(),
            (call, r) ->
                revisions.get(
                    call, r.getOperationId(), r.getNumber(), ApprovedRevisionMessages::message))
        .page(
            PlanRevisionServiceGrpc.getListPlanRevisionsMethod(),
            Rows.of(ApprovedRevision::id, ApprovedRevisionMessages::kept),
            (call, r, listing) ->
                revisions.list(call, r.getOperationId(), listing, ApprovedRevisionMessages::row))
        .all();
  }
}
