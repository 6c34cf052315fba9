package cordon.reporting.submission;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.spec;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;

/** Submits lines, and looks at what has become of them. */
record Submitting(ReportingFixture reporting) {

  static List<ResultSpec> domains(String prefix, int number) {
    var lines = new ArrayList<ResultSpec>();
    for (int i = 0; i < number; i++) {
      lines.add(domain(prefix + "-" + i, prefix + i + ".example"));
    }
    return lines;
  }

  static ResultSpec domain(String reference, String name) {
    return identified(reference, IdentifierType.IDENTIFIER_TYPE_DOMAIN, name);
  }

  static ResultSpec identified(String reference, IdentifierType type, String value) {
    var spec = spec(reference);
    spec.getInfrastructuresTakenDownBuilder()
        .getItemsBuilder()
        .addIdentifiersBuilder()
        .setType(type)
        .setValue(value);
    return spec.build();
  }

  Submission submit(TestCaller caller, String operation, String reference, List<ResultSpec> lines) {
    return reporting
        .submissions(caller)
        .submitResults(
            SubmitResultsRequest.newBuilder()
                .setOperationId(operation)
                .setReference(reference)
                .addAllResults(lines)
                .build())
        .getSubmission();
  }

  int count(String operation, ResultState state) {
    return list(operation, state).size();
  }

  List<Result> list(String operation, ResultState state) {
    var found = new ArrayList<Result>();
    var request =
        ListResultsRequest.newBuilder().setOperationId(operation).setState(state).setPageSize(200);
    do {
      var page = reporting.results(LEADERSHIP).listResults(request.build());
      found.addAll(page.getResultsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return found;
  }
}
