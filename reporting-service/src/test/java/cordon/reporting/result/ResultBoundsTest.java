package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.platform.conformance.ContractBounds;
import cordon.platform.conformance.Refusals;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.SubmitResultsRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes in by native gRPC at the bounds of its field goes out as JSON. */
class ResultBoundsTest {
  private static final AtomicInteger references = new AtomicInteger();
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultBoundsTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void results_at_their_bounds_are_written_by_one_door_and_read_by_the_other() {
    String operation = reporting.active("NG");
    String task = reporting.task(operation, "NG");

    for (ResultSpec spec : List.of(funds("NGN", task), persons(), count())) {
      ContractBounds.hold(
          ReportResultRequest.newBuilder().setOperationId(operation).setSpec(spec).build(),
          request ->
              reporting
                  .results(field("NG"))
                  .reportResult(
                      request.toBuilder()
                          .setSpec(request.getSpec().toBuilder().setReference(next()))
                          .build()),
          () -> listed(operation));
    }
  }

  @Test
  void lines_of_a_submission_too() {
    String operation = reporting.active("NG");

    ContractBounds.hold(
        SubmitResultsRequest.newBuilder()
            .setOperationId(operation)
            .setReference("W-1")
            .addResults(funds("NGN", ""))
            .build(),
        request -> {
          var submission = request.toBuilder().setReference(next());
          submission.getResultsBuilder(0).setReference(next());
          return reporting.submissions(field("NG")).submitResults(submission.build());
        },
        () -> listed(operation));
  }

  @Test
  void money_that_had_ended_is_taken_for_acts_of_its_time_and_for_no_others() {
    String operation = reporting.active("NG");
    ResultSpec.Builder kuna = funds("HRK", "").toBuilder();
    ResultSpec then = kuna.setOccurredTime(at("2022-11-03T10:00:00Z")).setReference(next()).build();
    ResultSpec now = kuna.setOccurredTime(at("2025-03-05T10:00:00Z")).setReference(next()).build();

    var taken = reporting.report(operation, "NG", then);
    var refusal = Refusals.refusalOf(() -> reporting.report(operation, "NG", now));
    var lines =
        Refusals.refusalOf(() ->
            reporting
                .submissions(field("NG"))
                .submitResults(
                    SubmitResultsRequest.newBuilder()
                        .setOperationId(operation)
                        .setReference(next())
                        .addResults(now)
                        .build()));

    assertThat(taken.getSpec().getFundsIntercepted().getAmount().getCode()).isEqualTo("HRK");
    assertThat(Refusals.reasonOf(refusal)).isEqualTo("INCONSISTENT");
    assertThat(Refusals.violations(refusal).getFirst().getField())
        .isEqualTo("spec.funds_intercepted.amount.code");
    assertThat(Refusals.violations(lines).getFirst().getField())
        .isEqualTo("results[0].funds_intercepted.amount.code");
  }

  @Test
  void a_task_in_capitals_is_the_task() {
    String operation = reporting.active("NG");
    String task = reporting.task(operation, "NG");

    var reported =
        reporting.report(
            operation.toUpperCase(Locale.ROOT),
            "NG",
            count().toBuilder()
                .setReference(next())
                .setTaskId(task.toUpperCase(Locale.ROOT))
                .build());

    assertThat(reported.getOperationId()).isEqualTo(operation);
    assertThat(reported.getSpec().getTaskId()).isEqualTo(task);
  }

  private static Message listed(String operation) {
    return reporting
        .results(LEADERSHIP)
        .listResults(
            ListResultsRequest.newBuilder().setOperationId(operation).setPageSize(200).build());
  }

  private static ResultSpec funds(String code, String task) {
    var spec = spec(next()).setTaskId(task).setPlaceCountry("NG");
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .setAmount(
            Amount.newBuilder()
                .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                .setCode(code)
                .setScale(2)
                .setUnits("9740000000"));
    return spec.build();
  }

  private static ResultSpec persons() {
    var spec = spec(next());
    spec.getPersonsArrestedBuilder()
        .getItemsBuilder()
        .addPersonsBuilder()
        .setReference("CUST-1")
        .getIdentifierBuilder()
        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
        .setValue("NG A01234567");
    return spec.build();
  }

  private static ResultSpec count() {
    var spec = spec(next());
    spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(7);
    return spec.build();
  }

  private static String next() {
    return "B-" + references.incrementAndGet();
  }

  private static Timestamp at(String time) {
    return Timestamp.newBuilder().setSeconds(Instant.parse(time).getEpochSecond()).build();
  }
}
