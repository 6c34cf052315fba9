package cordon.operations.cases;

import static cordon.operations.cases.CaseMessages.message;

import cordon.operations.operation.LedOperationStore;
import cordon.operations.v1.CaseServiceGrpc;
import cordon.platform.call.Caller;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's case service. */
@Configuration(proxyBeanMethods = false)
class CaseGrpcService {
  @Bean
  BindableService caseService(
      Rpcs rpcs, Cases cases, CaseStore store, LedOperationStore operations) {
    return rpcs.service(CaseServiceGrpc.getServiceDescriptor())
        .command(
            CaseServiceGrpc.getNominateCaseMethod(),
            (call, r) -> CaseMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                told(operations, tx.caller(), cases.nominate(tx, r.getOperationId(), spec)))
        .command(
            CaseServiceGrpc.getReviseCaseMethod(),
            (call, r) -> CaseMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                told(
                    operations,
                    tx.caller(),
                    cases.revise(tx, r.getOperationId(), r.getCaseId(), spec)))
        .command(
            CaseServiceGrpc.getWithdrawCaseMethod(),
            (tx, r) ->
                told(
                    operations,
                    tx.caller(),
                    cases.withdraw(tx, r.getOperationId(), r.getCaseId(), r.getReason())))
        .command(
            CaseServiceGrpc.getReviewCaseMethod(),
            (call, r) -> CaseMessages.grounds(r.getGroundsList()),
            (tx, r, grounds) ->
                told(
                    operations,
                    tx.caller(),
                    cases.review(tx, r.getOperationId(), r.getCaseId(), grounds, r.getText())))
        .command(
            CaseServiceGrpc.getAssessCaseMethod(),
            (tx, r) ->
                told(
                    operations,
                    tx.caller(),
                    cases.assess(tx, r.getOperationId(), r.getCaseId(), r.getAssessment())))
        .command(
            CaseServiceGrpc.getMarkCaseLeadMethod(),
            (tx, r) ->
                told(
                    operations, tx.caller(), cases.markLead(tx, r.getOperationId(), r.getCaseId())))
        .command(
            CaseServiceGrpc.getMarkCaseReadyMethod(),
            (tx, r) ->
                told(
                    operations,
                    tx.caller(),
                    cases.markReady(tx, r.getOperationId(), r.getCaseId())))
        .command(
            CaseServiceGrpc.getDecideCasesMethod(),
            (call, r) -> CaseMessages.verdicts(r),
            (tx, r, verdicts) ->
                CaseMessages.decided(
                    cases.decide(
                        tx,
                        r.getOperationId(),
                        r.getMeetingDay(),
                        Texts.read(r.getMeetingId()),
                        verdicts),
                    tx.caller().country()))
        .read(
            CaseServiceGrpc.getGetCaseMethod(),
            (call, r) ->
                told(
                    operations,
                    call.caller(),
                    store.require(call, r.getOperationId(), r.getCaseId())))
        .page(
            CaseServiceGrpc.getListCasesMethod(),
            Rows.of(Case::id, one -> CaseMessages.row(one, null, true)),
            (call, r, listing) -> {
              Caller caller = call.caller();
              boolean all = operations.toldAs(caller, r.getOperationId()) == null;
              CaseFilter wanted = CaseMessages.filter(r);
              return store.newest(
                  call,
                  all ? wanted : wanted.withoutMeeting(),
                  listing.shownAs(one -> CaseMessages.row(one, caller.country(), all)));
            })
        .read(
            CaseServiceGrpc.getCountCasesMethod(),
            (call, r) -> CaseMessages.counted(store.counted(call, r.getOperationId())))
        .page(
            CaseServiceGrpc.getListCasesForReviewMethod(),
            Rows.of(Case::id, one -> message(one, null, true)),
            (call, r, listing) -> store.waiting(call, listing))
        .all();
  }

  private static cordon.operations.v1.Case told(
      LedOperationStore operations, Caller caller, Case one) {
    boolean all = operations.toldAs(caller, one.operationId()) == null;
    return message(one, caller.country(), all);
  }
}
