package cordon.reporting.result;

import static cordon.reporting.result.ResultMessages.message;
import static cordon.reporting.result.ResultMessages.past;

import cordon.platform.call.Caller;
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
  private final SubjectKeys keys;

  ResultGrpcService(Results results, SubjectKeys keys) {
    this.results = results;
    this.keys = keys;
  }

  @Bean
  BindableService resultService(Rpcs rpcs) {
    return rpcs.service(ResultServiceGrpc.getServiceDescriptor())
        .command(
            ResultServiceGrpc.getReportResultMethod(),
            (caller, r) -> spec(r.getSpec(), r.getOperationId(), caller),
            (tx, r, spec) -> message(results.report(tx, r.getOperationId(), spec)))
        .command(
            ResultServiceGrpc.getAmendResultMethod(),
            (caller, r) -> nextSpec(r.getSpec(), r.getResultId(), caller),
            (tx, r, spec) -> message(results.amend(tx, r.getResultId(), spec)))
        .command(
            ResultServiceGrpc.getValidateResultMethod(),
            (tx, r) -> message(results.validate(tx, r.getResultId())))
        .command(
            ResultServiceGrpc.getRejectResultMethod(),
            (tx, r) -> message(results.reject(tx, r.getResultId(), r.getReason())))
        .command(
            ResultServiceGrpc.getCorrectResultMethod(),
            (caller, r) -> nextSpec(r.getSpec(), r.getResultId(), caller),
            (tx, r, spec) -> message(results.correct(tx, r.getResultId(), spec, r.getReason())))
        .command(
            ResultServiceGrpc.getWithdrawResultMethod(),
            (tx, r) -> message(results.withdraw(tx, r.getResultId(), r.getReason())))
        .read(
            ResultServiceGrpc.getGetResultMethod(),
            (caller, r) ->
                r.hasVersion()
                    ? past(results.entry(caller, r.getResultId(), r.getVersion()))
                    : message(results.get(caller, r.getResultId())))
        .page(
            ResultServiceGrpc.getListResultsMethod(),
            Rows.of(Result::id, ResultMessages::message),
            (caller, r, listing) -> results.list(caller, ResultMessages.filter(r), listing))
        .all();
  }

  private ResultSpec spec(cordon.reporting.v1.ResultSpec spec, String operationId, Caller caller) {
    return ResultMessages.spec(spec, keys, operationId, caller.requireCountry(), "spec");
  }

  /** Identifiers become keys by the operation of the result that is there. */
  private ResultSpec nextSpec(cordon.reporting.v1.ResultSpec spec, String resultId, Caller caller) {
    return spec(spec, results.get(caller, resultId).operationId(), caller);
  }
}
