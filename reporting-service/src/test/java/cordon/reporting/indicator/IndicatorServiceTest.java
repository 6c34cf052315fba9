package cordon.reporting.indicator;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.IndicatorDefinition;
import cordon.reporting.v1.IndicatorServiceGrpc;
import cordon.reporting.v1.ListIndicatorsRequest;
import cordon.reporting.v1.Unit;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IndicatorServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(IndicatorServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void the_catalogue_says_of_everything_that_is_counted_what_it_is() {
    List<IndicatorDefinition> catalogue = catalogue(field("NG"));

    assertThat(catalogue)
        .extracting(IndicatorDefinition::getIndicator)
        .containsExactly(
            "persons_arrested",
            "fraud_victims_targeted",
            "funds_intercepted",
            "infrastructures_taken_down",
            "arrests");
    assertThat(catalogue).allMatch(one -> one.getDefinition().length() > 20);
    assertThat(catalogue.getLast().getUnit()).isEqualTo(Unit.UNIT_EVENT);
    assertThat(catalogue.getLast().getOfPersons()).isTrue();
    assertThat(catalogue(LEADERSHIP)).isEqualTo(catalogue);
  }

  @Test
  void a_figure_has_unit_and_version_of_the_catalogue() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 70));

    Figure figure = reporting.outcome(LEADERSHIP, operation).getTotals(0);

    IndicatorDefinition definition =
        catalogue(LEADERSHIP).stream()
            .filter(one -> one.getIndicator().equals(figure.getIndicator()))
            .findFirst()
            .orElseThrow();
    assertThat(figure.getUnit()).isEqualTo(definition.getUnit());
    assertThat(figure.getDefinitionVersion()).isEqualTo(definition.getVersion());
  }

  @Test
  void whoever_sees_no_figures_needs_no_catalogue() {
    assertThat(
            reasonOf(() -> catalogue(TestIdentity.person("administrator").roles("administrator"))))
        .isEqualTo("ROLE_REQUIRED");
  }

  private static List<IndicatorDefinition> catalogue(TestCaller caller) {
    return IndicatorServiceGrpc.newBlockingStub(reporting.channel(caller))
        .listIndicators(ListIndicatorsRequest.getDefaultInstance())
        .getIndicatorsList();
  }
}
