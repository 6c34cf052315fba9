package cordon.operations.search;

import static org.awaitility.Awaitility.await;

import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationSearchServiceGrpc;
import cordon.operations.v1.SearchOperationsRequest;
import cordon.operations.v1.SearchOperationsResponse;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.testsupport.TestCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Searches that see what was done before them. */
final class SearchScene {
  private SearchScene() {}

  /** Everything that is in the journal is found from now on. */
  static void caughtUp(ServiceFixture service) {
    var journal = service.mongo().collection("journal", Document.class);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> service.bean(Projector.class).reached().position() == journal.countDocuments());
  }

  /** All that is found, over its pages. */
  static List<Operation> found(
      ServiceFixture service, TestCaller caller, SearchOperationsRequest.Builder wanted) {
    var all = new ArrayList<Operation>();
    String token = "";
    do {
      SearchOperationsResponse page = page(service, caller, wanted.setPageToken(token));
      all.addAll(page.getOperationsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return all;
  }

  static List<String> ids(
      ServiceFixture service, TestCaller caller, SearchOperationsRequest.Builder wanted) {
    return found(service, caller, wanted).stream().map(Operation::getOperationId).toList();
  }

  static SearchOperationsResponse page(
      ServiceFixture service, TestCaller caller, SearchOperationsRequest.Builder wanted) {
    return OperationSearchServiceGrpc.newBlockingStub(service.channel(caller))
        .searchOperations(wanted.build());
  }

  static SearchOperationsRequest.Builder words(String words) {
    return SearchOperationsRequest.newBuilder().setWords(words);
  }
}
