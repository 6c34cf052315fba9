package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.TestCollector;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One revision's trace: the edge, the service, its database and those that observe the change. */
final class SpansOfOneTrace {
  private SpansOfOneTrace() {}

  static void assertThere(TestCollector collector, String trace) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(collector.of(trace))
                .extracting(span -> span.part() + ": " + span.name())
                .contains(
                    "gateway: cordon.operations.v1.OperationService/ReviseOperation",
                    "operations-service: cordon.operations.v1.OperationService/ReviseOperation",
                    "operations-service: insert journal",
                    "tasking-service: observe operations",
                    "reporting-service: observe operations"));
    Map<String, TestCollector.Span> byId = new TreeMap<>();
    collector.of(trace).forEach(span -> byId.put(span.id(), span));
    assertThat(byId.values())
        .filteredOn(span -> span.name().equals("insert journal"))
        .allSatisfy(span -> {
          var service = Objects.requireNonNull(byId.get(span.parent()));
          var edge = Objects.requireNonNull(byId.get(service.parent()));
          assertThat(edge.part()).isEqualTo("gateway");
          assertThat(edge.parent()).isEqualTo("b7ad6b7169203331");
        });
  }
}
