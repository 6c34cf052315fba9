package cordon.operations.violation;

import static cordon.operations.violation.ViolationMessages.message;

import cordon.operations.v1.ViolationServiceGrpc;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's service of potential violations. */
@Configuration(proxyBeanMethods = false)
class ViolationGrpcService {
  @Bean
  BindableService violationService(Rpcs rpcs, Violations violations, ViolationStore store) {
    return rpcs.service(ViolationServiceGrpc.getServiceDescriptor())
        .command(
            ViolationServiceGrpc.getReportViolationMethod(),
            (call, r) ->
                violations.seen(call, r.getOperationId(), ViolationMessages.spec(r.getSpec())),
            (tx, r, spec) -> message(violations.report(tx, r.getOperationId(), spec), tx.caller()))
        .command(
            ViolationServiceGrpc.getExamineViolationMethod(),
            (tx, r) -> message(violations.examine(tx, r.getViolationId()), tx.caller()))
        .command(
            ViolationServiceGrpc.getAskReporterMethod(),
            (tx, r) ->
                message(violations.ask(tx, r.getViolationId(), r.getQuestion()), tx.caller()))
        .command(
            ViolationServiceGrpc.getAnswerReviewerMethod(),
            (tx, r) ->
                message(violations.answer(tx, r.getViolationId(), r.getAnswer()), tx.caller()))
        .command(
            ViolationServiceGrpc.getRecordViolationMeasureMethod(),
            (tx, r) ->
                message(violations.record(tx, r.getViolationId(), r.getMeasure()), tx.caller()))
        .command(
            ViolationServiceGrpc.getCloseViolationMethod(),
            (tx, r) ->
                message(
                    violations.close(
                        tx,
                        r.getViolationId(),
                        ViolationMessages.outcome(r.getOutcome()),
                        r.getReasons()),
                    tx.caller()))
        .read(
            ViolationServiceGrpc.getGetViolationMethod(),
            (call, r) -> message(store.require(call, r.getViolationId()), call.caller()))
        .page(
            ViolationServiceGrpc.getListViolationsMethod(),
            Rows.of(Violation::id, ViolationMessages::row),
            (call, r, listing) -> store.newest(call, ViolationMessages.filter(r), listing))
        .read(
            ViolationServiceGrpc.getCountViolationsMethod(),
            (call, r) ->
                ViolationCountMessages.counted(store.counted(call, Texts.read(r.getOperationId()))))
        .all();
  }
}
