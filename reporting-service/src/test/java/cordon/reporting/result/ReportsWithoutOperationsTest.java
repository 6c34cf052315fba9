package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultServiceGrpc;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports while the services that this one reads are away. */
class ReportsWithoutOperationsTest {

  @Test
  void a_result_is_taken_while_operations_and_tasking_are_away() {
    try (var reporting = new ReportingFixture(ReportsWithoutOperationsTest.class)) {
      String operation = reporting.active("NG");
      assertThat(
              reporting
                  .results(ncb("NG"))
                  .listResults(ListResultsRequest.newBuilder().setOperationId(operation).build())
                  .getResultsList())
          .isEmpty();
      await().atMost(Duration.ofSeconds(20)).until(() -> serves(reporting));
      reporting.operations.pause();
      reporting.tasking.pause();
      reporting.service.clock().advance(Duration.ofMinutes(5));

      await()
          .atMost(Duration.ofSeconds(20))
          .during(Duration.ofSeconds(2))
          .until(() -> serves(reporting));
      assertThat(report(reporting, operation, "R-1", "").getOutOfOrder()).isFalse();
      assertThat(report(reporting, operation, "R-2", Ids.next()).getOutOfOrder()).isTrue();
    }
  }

  /** What is known of neither may be an operation to which the country was invited meanwhile. */
  @Test
  void an_operation_that_is_not_known_is_told_to_be_asked_for_later() {
    try (var reporting = new ReportingFixture(ReportsWithoutOperationsTest.class)) {
      String ofOthers = reporting.active("KE");
      reporting.settle();
      awaitCurrent(reporting);
      assertThat(reasonOf(() -> report(reporting, Ids.next(), "R-1", ""))).isEqualTo("NOT_FOUND");
      reporting.operations.pause();
      reporting.service.clock().advance(Duration.ofMinutes(5));

      for (String operation : List.of(ofOthers, Ids.next())) {
        assertThat(reasonOf(() -> report(reporting, operation, "R-1", "")))
            .isEqualTo("STORE_UNAVAILABLE");
      }
    }
  }

  /** It has just begun to read the feeds. */
  private static void awaitCurrent(ReportingFixture reporting) {
    var projector = reporting.service.bean(Projector.class);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          Instant old = reporting.service.clock().instant().minusSeconds(5);
          Instant caughtUp = projector.caughtUp();
          return reporting.service.beans(FeedReader.class).stream()
              .allMatch(feed -> feed.current(caughtUp).isAfter(old));
        });
  }

  private static Result report(
      ReportingFixture reporting, String operation, String reference, String task) {
    return ResultServiceGrpc.newBlockingStub(reporting.service.channel(field("NG")))
        .reportResult(
            ReportResultRequest.newBuilder()
                .setOperationId(operation)
                .setSpec(victims(reference, 7).toBuilder().setTaskId(task))
                .build())
        .getResult();
  }

  private static boolean serves(ReportingFixture reporting) {
    return HealthGrpc.newBlockingStub(reporting.service.anonymous(Map.of()))
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus()
        == ServingStatus.SERVING;
  }
}
