package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.OperationState;
import cordon.platform.meter.MarkedFacts;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.testsupport.TestCaller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results that were reported out of order are counted, and both sides find them. */
class MarkedResultsTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(MarkedResultsTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void each_side_lists_what_is_marked_and_nobody_else_does() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG", "KE");
    String early = reporting.report(operation, "NG", victims("V-1", 7)).getResultId();
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, true);
    reporting.report(operation, "NG", victims("V-2", 7));
    String ahead = reporting.report(operation, "NG", later("V-3")).getResultId();
    String kenyan = reporting.report(operation, "KE", later("V-4")).getResultId();
    Result quiet = reporting.validated(operation, "NG", victims("V-5", 1));

    assertThat(marked(LEADERSHIP, operation)).containsExactly(kenyan, ahead, early);
    assertThat(marked(ncb("NG"), operation)).containsExactly(ahead, early);
    assertThat(marked(ncb("KE"), operation)).containsExactly(kenyan);

    var _ =
        reporting
            .results(field("NG"))
            .correctResult(
                CorrectResultRequest.newBuilder()
                    .setResultId(quiet.getResultId())
                    .setVersion(quiet.getVersion())
                    .setSpec(later("V-5"))
                    .setReason("The date was another.")
                    .build());
    assertThat(marked(ncb("NG"), operation)).containsExactly(quiet.getResultId(), ahead, early);
  }

  @Test
  void whoever_looks_for_the_marked_does_not_pass_by_the_others() {
    String operation = reporting.active("NG");
    for (int i = 0; i < 30; i++) {
      reporting.report(operation, "NG", victims("M-" + i, 1));
    }
    reporting.report(operation, "NG", later("M-30"));

    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      long read =
          reporting.service.examined(
              "results", () -> assertThat(marked(caller, operation)).hasSize(1));
      assertThat(read).isLessThan(4);
    }
  }

  @Test
  void each_is_counted_by_how_it_came_and_by_its_mark() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    double early = counted("ReportResult", "out_of_order");
    double ahead = counted("ReportResult", "clock_ahead");
    double lines = counted("SubmitResults", "out_of_order");

    reporting.report(operation, "NG", later("C-1"));
    reporting.submit(operation, "NG", 3);
    reporting.settle();

    assertThat(counted("ReportResult", "out_of_order")).isEqualTo(early + 1);
    assertThat(counted("ReportResult", "clock_ahead")).isEqualTo(ahead + 1);
    assertThat(counted("SubmitResults", "out_of_order")).isEqualTo(lines + 3);
  }

  private static ResultSpec later(String reference) {
    return victims(reference, 1).toBuilder()
        .setOccurredTime(
            Timestamp.newBuilder().setSeconds(Instant.now().plusSeconds(3600).getEpochSecond()))
        .build();
  }

  private static List<String> marked(TestCaller caller, String operation) {
    return reporting
        .results(caller)
        .listResults(
            ListResultsRequest.newBuilder().setOperationId(operation).setMarkedOnly(true).build())
        .getResultsList()
        .stream()
        .map(Result::getResultId)
        .toList();
  }

  private static double counted(String fact, String mark) {
    Counter counter =
        reporting
            .service
            .bean(MeterRegistry.class)
            .find(MarkedFacts.NAME)
            .tags("service", "reporting", "fact", fact, "mark", mark)
            .counter();
    return counter == null ? 0 : counter.count();
  }
}
