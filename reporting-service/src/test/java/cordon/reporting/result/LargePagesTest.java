package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.store.Listing;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ListResultsResponse;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of results as large as the contract allows. Clients of gRPC take messages of 4 MiB unasked,
 * and the fixture's is such a one; what is larger they tell as RESOURCE_EXHAUSTED, as in
 * zeromicro/go-zero#3494 and cloud-barista/cb-spider#524, whose lists grew with their rows.
 */
class LargePagesTest {
  private static final int REPORTED = 90;
  private static ReportingFixture reporting;
  private static String operation;
  private static List<String> newestFirst;

  @BeforeAll
  static void report() {
    reporting = new ReportingFixture(LargePagesTest.class);
    operation = reporting.active("NG");
    newestFirst = new ArrayList<>();
    for (int i = 0; i < REPORTED; i++) {
      newestFirst.addFirst(reporting.report(operation, "NG", large(i)).getResultId());
    }
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 19, 200})
  void whoever_follows_the_tokens_meets_each_large_row_once(int pageSize) {
    var met = new ArrayList<String>();
    String token = "";
    do {
      ListResultsResponse page = page(pageSize, token);
      assertThat(page.getResultsCount()).isPositive();
      assertThat(page.getSerializedSize()).isLessThan(Listing.LARGEST + 256 * 1024);
      page.getResultsList().stream().map(Result::getResultId).forEach(met::add);
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(met).isEqualTo(newestFirst);
  }

  @Test
  void a_page_is_not_smaller_than_it_has_to_be() {
    ListResultsResponse page = page(200, "");
    int row = page.getResults(0).getSerializedSize();

    assertThat(page.getSerializedSize()).isGreaterThan(Listing.LARGEST - 2 * row);
  }

  private static ListResultsResponse page(int size, String token) {
    return reporting
        .results(ncb("NG"))
        .listResults(
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setPageSize(size)
                .setPageToken(token)
                .build());
  }

  /** 200 addresses of 290 letters: 60 kB. */
  private static ResultSpec large(int number) {
    var large = spec("R-" + number);
    var items = large.getInfrastructuresTakenDownBuilder().getItemsBuilder();
    for (int i = 0; i < 200; i++) {
      String start = "https://shop-%d-%d.example/".formatted(number, i);
      items
          .addIdentifiersBuilder()
          .setType(IdentifierType.IDENTIFIER_TYPE_URL)
          .setValue(start + "x".repeat(290 - start.length()));
    }
    return large.build();
  }
}
