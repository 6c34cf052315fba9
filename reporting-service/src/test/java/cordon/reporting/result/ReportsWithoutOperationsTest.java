package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultServiceGrpc;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
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
      assertThat(
              ResultServiceGrpc.newBlockingStub(reporting.service.channel(field("NG")))
                  .reportResult(
                      ReportResultRequest.newBuilder()
                          .setOperationId(operation)
                          .setSpec(victims("R-1", 7))
                          .build())
                  .getResult()
                  .getResultId())
          .isNotEmpty();
    }
  }

  private static boolean serves(ReportingFixture reporting) {
    return HealthGrpc.newBlockingStub(reporting.service.anonymous(Map.of()))
            .check(HealthCheckRequest.getDefaultInstance())
            .getStatus()
        == ServingStatus.SERVING;
  }
}
