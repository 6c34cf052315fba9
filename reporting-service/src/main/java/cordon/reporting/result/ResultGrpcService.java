package cordon.reporting.result;

import static cordon.reporting.result.ResultMessages.message;
import static cordon.reporting.result.ResultMessages.past;

import cordon.platform.call.Call;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.reporting.subject.SubjectKeys;
import cordon.reporting.v1.ResultServiceGrpc;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's result service. */
@Configuration(proxyBeanMethods = false)
class ResultGrpcService {
  private final Results results;
  private final ResultStore store;
  private final SubjectKeys keys;

  ResultGrpcService(Results results, ResultStore store, SubjectKeys keys) {
    this.results = results;
    this.store = store;
    this.keys = keys;
  }

  @Bean
  BindableService resultService(Rpcs rpcs) {
    return rpcs.service(ResultServiceGrpc.getServiceDescriptor())
        .command(
            ResultServiceGrpc.getReportResultMethod(),
            (call, r) -> spec(r.getSpec(), r.getOperationId(), call),
            (tx, r, spec) -> message(results.report(tx, r.getOperationId(), spec)))
        .command(
            ResultServiceGrpc.getAmendResultMethod(),
            (call, r) -> nextSpec(r.getSpec(), r.getResultId(), call),
            (tx, r, spec) -> message(results.amend(tx, r.getResultId(), spec)))
        .command(
            ResultServiceGrpc.getValidateResultMethod(),
            (tx, r) -> message(results.validate(tx, r.getResultId())))
        .command(
            ResultServiceGrpc.getRejectResultMethod(),
            (tx, r) -> message(results.reject(tx, r.getResultId(), r.getReason())))
        .command(
            ResultServiceGrpc.getCorrectResultMethod(),
            (call, r) -> nextSpec(r.getSpec(), r.getResultId(), call),
            (tx, r, spec) -> message(results.correct(tx, r.getResultId(), spec, r.getReason())))
        .command(
            ResultServiceGrpc.getWithdrawResultMethod(),
            (tx, r) -> message(results.withdraw(tx, r.getResultId(), r.getReason())))
        .read(
            ResultServiceGrpc.getGetResultMethod(),
            (call, r) ->
                r.hasVersion()
                    ? past(results.entry(call, r.getResultId(), r.getVersion()))
                    : message(store.require(call, r.getResultId())))
        .page(
            ResultServiceGrpc.getListResultsMethod(),
            Rows.of(Result::id, ResultMessages::message),
            (call, r, listing) -> store.list(call, ResultMessages.filter(r), listing))
        .all();
  }

  private ResultSpec spec(cordon.reporting.v1.ResultSpec spec, String operationId, Call call) {
    return ResultMessages.spec(spec, keys, operationId, call.caller().requireCountry(), "spec");
  }

  /** Identifiers become keys by the operation of the result that is there. */
  private ResultSpec nextSpec(cordon.reporting.v1.ResultSpec spec, String resultId, Call call) {
    return spec(spec, store.require(call, resultId).operationId(), call);
  }
}
