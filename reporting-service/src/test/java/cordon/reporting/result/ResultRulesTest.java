package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked of a report beyond its form, and how what is wrong is named. */
class ResultRulesTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultRulesTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_reference_is_used_once_for_a_kind() {
    String operation = reporting.active("NG", "KE");
    reporting.report(operation, "NG", victims("R-1", 7));

    assertThat(reasonOf(() -> reporting.report(operation, "NG", victims("R-1", 8))))
        .isEqualTo("REFERENCE_USED");
    reporting.report(operation, "KE", victims("R-1", 7));
    reporting.report(
        operation,
        "NG",
        changed("R-1", s -> s.getInfrastructuresTakenDownBuilder().getCountBuilder().setNumber(1)));
  }

  @Test
  void each_thing_that_is_wrong_with_a_report_is_named_at_its_place() {
    String operation = reporting.active("NG", "KE");
    String foreignTask = reporting.task(operation, "KE");

    assertRefused(operation, "INCONSISTENT", "spec.task_id", s -> s.setTaskId(foreignTask));
    assertRefused(operation, "INVALID", "spec.task_id", s -> s.setTaskId("no-id"));
    assertRefused(operation, "INVALID", "spec.reference", s -> s.setReference("no blanks"));
    assertRefused(
        operation,
        "BAD_IDENTIFIER",
        "spec.infrastructures_taken_down.items.identifiers[1].value",
        s -> infrastructures(s, "shop.example", "no domain"));
    assertRefused(
        operation,
        "TWICE_IN_REPORT",
        "spec.infrastructures_taken_down.items.identifiers[1]",
        s -> infrastructures(s, "shop.example", "SHOP.example."));
    assertThat(calls.list(ncb("NG"), operation)).isEmpty();
  }

  @Test
  void a_task_of_the_country_is_taken() {
    String operation = reporting.active("NG");
    String task = reporting.task(operation, "NG");

    Result result =
        reporting.report(operation, "NG", victims("R-1", 1).toBuilder().setTaskId(task).build());

    assertThat(result.getSpec().getTaskId()).isEqualTo(task);
  }

  private static void assertRefused(
      String operation, String reason, String field, Consumer<ResultSpec.Builder> change) {
    var refusal =
        refusalOf(() ->
            reporting.report(
                operation,
                "NG",
                changed(
                    "R-1",
                    s -> {
                      s.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(1);
                      change.accept(s);
                    })));

    assertThat(refusal).as(field).isNotNull();
    assertThat(reasonOf(refusal)).isEqualTo(reason);
    assertThat(violations(refusal)).extracting(FieldViolation::getField).contains(field);
  }

  private static void infrastructures(ResultSpec.Builder spec, String... domains) {
    for (String domain : domains) {
      spec.getInfrastructuresTakenDownBuilder()
          .getItemsBuilder()
          .addIdentifiersBuilder()
          .setType(IdentifierType.IDENTIFIER_TYPE_DOMAIN)
          .setValue(domain);
    }
  }

  private static ResultSpec changed(String reference, Consumer<ResultSpec.Builder> change) {
    ResultSpec.Builder spec = spec(reference);
    change.accept(spec);
    return spec.build();
  }
}
