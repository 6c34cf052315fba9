package cordon.reporting;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.OperationState;
import cordon.platform.time.Ids;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.testsupport.MeterFiles;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of meters in the documents, held to the service that has all of them. */
class MeterTableTest {
  private static final Path OPERATING = Path.of("..", "docs", "operating.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `((?:cordon|grpc)\\.[a-z.]+)` \\|([a-z ]*)\\|([^|]*)\\|.+\\|");
  private static final Pattern TAG = Pattern.compile("`([a-z._]+)`");

  /** Held by a test of its own. */
  private static final String OF_GATEWAY = "cordon.gateway.";

  /** Name, unit and tags. */
  private record Row(String name, String unit, Set<String> tags) implements Comparable<Row> {
    static Row of(Meter meter) {
      return new Row(
          meter.getId().getName(),
          String.valueOf(meter.getId().getBaseUnit()).replace("null", ""),
          meter.getId().getTags().stream()
              .map(Tag::getKey)
              .filter(tag -> !tag.equals("application"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public int compareTo(Row other) {
      return toString().compareTo(other.toString());
    }
  }

  @Test
  void the_table_of_the_documents_has_every_meter_with_its_unit_and_tags() throws IOException {
    try (var reporting = new ReportingFixture(MeterTableTest.class)) {
      outcome(reporting, reporting.active("NG"));
      assertThat(reasonOf(() -> outcome(reporting, Ids.next()))).isEqualTo("NOT_FOUND");
      // Before the operation has begun.
      String planned = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
      assertThat(reporting.report(planned, "NG", victims("V-1", 1)).getOutOfOrder()).isTrue();
      MeterRegistry registry = reporting.service.bean(MeterRegistry.class);
      await().until(() -> registry.find("grpc.server").meter() != null);

      Set<Row> found =
          registry.getMeters().stream()
              .filter(meter -> meter.getId().getName().matches("(cordon|grpc)\\..*"))
              .map(Row::of)
              .collect(Collectors.toCollection(TreeSet::new));

      assertThat(rows()).isEqualTo(found);
      // Dashboards and alert rules ask for nothing that is not given.
      assertThat(
              MeterFiles.missing(
                  reporting.service.bean(PrometheusMeterRegistry.class).scrape(),
                  meter -> !meter.startsWith("cordon_gateway_") && !meter.startsWith("ssl_")))
          .isEmpty();
      assertThat(registry.getMeters())
          .allMatch(meter -> "reporting-service".equals(meter.getId().getTag("application")));
    }
  }

  private static void outcome(ReportingFixture reporting, String operation) {
    var _ =
        OutcomeServiceGrpc.newBlockingStub(reporting.channel(ReportingFixture.LEADERSHIP))
            .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build());
  }

  private static Set<Row> rows() throws IOException {
    return Files.readAllLines(OPERATING).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches() && !row.group(1).startsWith(OF_GATEWAY))
        .map(row ->
            new Row(
                row.group(1),
                row.group(2).strip(),
                TAG.matcher(row.group(3))
                    .results()
                    .map(tag -> tag.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
