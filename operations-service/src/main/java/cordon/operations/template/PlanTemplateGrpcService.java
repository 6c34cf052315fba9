package cordon.operations.template;

import static cordon.operations.template.PlanTemplateMessages.message;

import cordon.operations.v1.PlanTemplateServiceGrpc;
import cordon.platform.contract.Times;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of templates. */
@Configuration(proxyBeanMethods = false)
class PlanTemplateGrpcService {
  @Bean
  BindableService planTemplateService(Rpcs rpcs, PlanTemplates templates, PlanTemplateStore store) {
    return rpcs.service(PlanTemplateServiceGrpc.getServiceDescriptor())
        .command(
            PlanTemplateServiceGrpc.getSavePlanTemplateMethod(),
            (call, r) -> PlanTemplateMessages.spec(r.getSpec()),
            (tx, r, spec) -> message(templates.save(tx, r.getOperationId(), r.getRevision(), spec)))
        .command(
            PlanTemplateServiceGrpc.getRevisePlanTemplateMethod(),
            (call, r) -> PlanTemplateMessages.spec(r.getSpec()),
            (tx, r, spec) -> message(templates.revise(tx, r.getTemplateId(), spec)))
        .command(
            PlanTemplateServiceGrpc.getRetirePlanTemplateMethod(),
            (tx, r) -> message(templates.retire(tx, r.getTemplateId(), r.getReason())))
        .read(
            PlanTemplateServiceGrpc.getGetPlanTemplateMethod(),
            (call, r) -> message(store.require(call, r.getTemplateId())))
        .page(
            PlanTemplateServiceGrpc.getListPlanTemplatesMethod(),
            Rows.of(PlanTemplate::id, PlanTemplateMessages::row),
            (call, r, listing) -> store.newest(call, PlanTemplateMessages.filter(r), listing))
        .read(
            PlanTemplateServiceGrpc.getBeginFromPlanTemplateMethod(),
            (call, r) ->
                PlanTemplateMessages.begun(
                    store.require(call, r.getTemplateId()), Times.read(r.getStartTime())))
        .all();
  }
}
