package cordon.operations.operation;

import static cordon.operations.operation.OperationMessages.message;
import static cordon.operations.operation.PlanMessages.hash;

import cordon.operations.v1.OperationServiceGrpc;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's operation service. */
@Configuration(proxyBeanMethods = false)
class OperationGrpcService {

  @Bean
  BindableService operationService(Rpcs rpcs, Operations operations) {
    return rpcs.service(OperationServiceGrpc.getServiceDescriptor())
        .command(
            OperationServiceGrpc.getCreateOperationMethod(),
            (call, r) -> PlanMessages.plan(r.getPlan()),
            (tx, r, plan) ->
                message(
                    operations.create(
                        tx,
                        plan,
                        hash(plan),
                        r.getExercise(),
                        LeadMessages.asked(r.hasLead(), r.getLead()))))
        .command(
            OperationServiceGrpc.getReviseOperationMethod(),
            (call, r) -> PlanMessages.plan(r.getPlan()),
            (tx, r, plan) -> message(operations.revise(tx, r.getOperationId(), plan, hash(plan))))
        .command(
            OperationServiceGrpc.getSubmitOperationMethod(),
            (tx, r) -> message(operations.submit(tx, r.getOperationId())))
        .command(
            OperationServiceGrpc.getApproveOperationMethod(),
            (tx, r) ->
                message(
                    operations.approve(
                        tx, r.getOperationId(), r.getHash(), Texts.read(r.getNoOtherUnitReason()))))
        .command(
            OperationServiceGrpc.getReturnOperationMethod(),
            (tx, r) -> message(operations.sendBack(tx, r.getOperationId(), r.getReason())))
        .command(
            OperationServiceGrpc.getActivateOperationMethod(),
            (tx, r) -> message(operations.activate(tx, r.getOperationId())))
        .command(
            OperationServiceGrpc.getSuspendOperationMethod(),
            (tx, r) -> message(operations.suspend(tx, r.getOperationId(), r.getReason())))
        .command(
            OperationServiceGrpc.getResumeOperationMethod(),
            (tx, r) -> message(operations.resume(tx, r.getOperationId())))
        .command(
            OperationServiceGrpc.getConcludeOperationMethod(),
            (tx, r) -> message(operations.conclude(tx, r.getOperationId())))
        .command(
            OperationServiceGrpc.getCancelOperationMethod(),
            (tx, r) -> message(operations.cancel(tx, r.getOperationId(), r.getReason())))
        .command(
            OperationServiceGrpc.getCloseBooksMethod(),
            (tx, r) -> message(operations.closeBooks(tx, r.getOperationId())))
        .command(
            OperationServiceGrpc.getReopenBooksMethod(),
            (tx, r) -> message(operations.reopenBooks(tx, r.getOperationId(), r.getReason())))
        .command(
            OperationServiceGrpc.getChangeLeadMethod(),
            (tx, r) ->
                message(
                    operations.changeLead(
                        tx, r.getOperationId(), LeadMessages.lead(r.getLead()), r.getReason())))
        .command(
            OperationServiceGrpc.getSetProgrammeMethod(),
            (tx, r) ->
                message(
                    operations.setProgramme(
                        tx, r.getOperationId(), r.hasProgrammeId() ? r.getProgrammeId() : null)))
        .read(
            OperationServiceGrpc.getGetOperationMethod(),
            (call, r) -> message(operations.get(call, r.getOperationId())))
        .page(
            OperationServiceGrpc.getListOperationsMethod(),
            Rows.of(Operation::id, OperationMessages::message),
            (call, r, listing) ->
                operations.list(
                    call,
                    EnumNames.given(OperationState.class, r.getState()),
                    r.hasProgrammeId() ? r.getProgrammeId() : null,
                    listing,
                    OperationMessages::message))
        .all();
  }
}
