package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.spec;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.testsupport.TestCaller;
import java.util.List;

/** The calls that tests of results make most. */
record ResultCalls(ReportingFixture reporting) {

  Result amend(TestCaller caller, Result result, ResultSpec spec, long version) {
    return reporting
        .results(caller)
        .amendResult(
            AmendResultRequest.newBuilder()
                .setResultId(result.getResultId())
                .setVersion(version)
                .setSpec(spec)
                .build())
        .getResult();
  }

  Result validate(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .validateResult(ValidateResultRequest.newBuilder().setResultId(id).build())
        .getResult();
  }

  Result reject(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .rejectResult(
            RejectResultRequest.newBuilder().setResultId(id).setReason("counted twice").build())
        .getResult();
  }

  Result get(TestCaller caller, String id) {
    return reporting
        .results(caller)
        .getResult(GetResultRequest.newBuilder().setResultId(id).build())
        .getResult();
  }

  List<Result> list(TestCaller caller, String operation) {
    return reporting
        .results(caller)
        .listResults(ListResultsRequest.newBuilder().setOperationId(operation).build())
        .getResultsList();
  }
}
