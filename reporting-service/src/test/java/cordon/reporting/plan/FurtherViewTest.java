package cordon.reporting.plan;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.conformance.FurtherView;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingApplication;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A service may keep any number of views. */
class FurtherViewTest {

  @Import(ReportingApplication.class)
  static class WithFurtherView {
    @Bean
    Projector furtherProjector(Views views) {
      return views.keep(new FurtherView());
    }
  }

  @Test
  void a_further_view_takes_no_other_ones_place() {
    try (var reporting = new ReportingFixture(FurtherViewTest.class);
        ServiceFixture service = reporting.beside(WithFurtherView.class)) {
      String operation = reporting.active("NG");
      var _ = reporting.outcome(LEADERSHIP, operation);
      var results = ResultServiceGrpc.newBlockingStub(service.channel(field("NG")));

      var taken = results.reportResult(report(operation)).getResult();

      assertThat(taken.getOutOfOrder()).isFalse();
      assertThat(reasonOf(() -> results.reportResult(report(Ids.next()))))
          .isIn("NOT_FOUND", "STORE_UNAVAILABLE");
      var told =
          OutcomeServiceGrpc.newBlockingStub(service.channel(LEADERSHIP))
              .withDeadlineAfter(30, TimeUnit.SECONDS)
              .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
      while (told.next().getOutcome().getTotalsCount() == 0) {
        // The first figures may be those of before the report.
      }
    }
  }

  private static ReportResultRequest report(String operation) {
    return ReportResultRequest.newBuilder()
        .setOperationId(operation)
        .setSpec(victims("R-1", 7))
        .build();
  }
}
