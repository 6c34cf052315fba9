package cordon.reporting.outcome;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.common.v1.MoneyScheme;
import cordon.operations.v1.OperationState;
import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.TestCaller;
import io.grpc.stub.BlockingClientCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever watches an outcome is told of each change that they may see, once. */
class OutcomeStreamTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(OutcomeStreamTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_watcher_is_told_of_each_change_and_of_nothing_else() throws Exception {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var watch = watch(LEADERSHIP, operation);
    assertThat(read(watch).getTotals(0).getValidated().getCount()).isEqualTo(7);
    assertThatThrownBy(() -> watch.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);

    reporting.validated(operation, "NG", victims("V-2", 5));

    Outcome next = read(watch);
    while (next.getTotals(0).getValidated().getCount() != 12) {
      next = read(watch);
    }
    watch.cancel("seen enough", null);
    assertThat(reasonOf(() -> first(watch(ncb("KE"), operation)))).isEqualTo("NOT_FOUND");
  }

  @Test
  void watchers_of_several_countries_are_told_each_of_its_own_also_when_the_plan_shares_less()
      throws Exception {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var leadership = watch(LEADERSHIP, operation);
    var own = watch(ncb("NG"), operation);
    var other = watch(ncb("GH"), operation);
    List<Outcome> before = List.of(read(leadership), read(own), read(other));

    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    reporting.validated(operation, "NG", victims("V-2", 5));
    reporting.settle();
    List<Outcome> after = List.of(latest(leadership), latest(own), latest(other));

    assertThat(before).extracting(Outcome::getTotalsIncluded).containsExactly(true, true, true);
    assertThat(after).extracting(Outcome::getTotalsIncluded).containsExactly(true, false, false);
    assertThat(after.get(0).getTotals(0).getValidated().getCount()).isEqualTo(12);
    assertThat(after.get(1).getCountriesList()).extracting(c -> c.getCountry()).containsOnly("NG");
    assertThat(after.get(2).getCountriesList()).extracting(c -> c.getCountry()).containsOnly("GH");
    List.of(leadership, own, other).forEach(watch -> watch.cancel("seen enough", null));
  }

  @Test
  void a_watcher_who_was_cut_off_is_told_what_he_has_missed_and_nothing_twice() throws Exception {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var watch = watch(LEADERSHIP, operation);
    String seen = Objects.requireNonNull(watch.read(5, TimeUnit.SECONDS)).getEventId();
    watch.cancel("cut off", null);

    var nothingNew = resumed(operation, seen);
    assertThatThrownBy(() -> nothingNew.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    nothingNew.cancel("cut off again", null);
    reporting.validated(operation, "NG", victims("V-2", 5));
    reporting.settle();
    var missed = resumed(operation, seen);

    assertThat(read(missed).getTotals(0).getValidated().getCount()).isEqualTo(12);
    missed.cancel("seen enough", null);
  }

  /** The figures are the same, and the chart over days is not. */
  @Test
  void whoever_sees_the_days_is_told_when_a_correction_moves_a_day_alone() throws Exception {
    for (String kind : List.of("victims", "money")) {
      String operation = reporting.active("NG", "GH");
      Result one = reporting.validated(operation, "NG", spec(kind, "2025-07-01T10:00:00Z"));
      reporting.settle();
      var watches =
          List.of(
              watch(LEADERSHIP, operation),
              watch(ncb("NG"), operation),
              watch(ncb("GH"), operation));
      var before = new ArrayList<Outcome>();
      for (var watch : watches) {
        before.add(read(watch));
      }

      correct(one, spec(kind, "2025-07-04T10:00:00Z"));

      for (int i = 0; i < watches.size(); i++) {
        assertThat(latest(watches.get(i)).getTotalsList())
            .as("%s, watcher %d", kind, i)
            .isEqualTo(before.get(i).getTotalsList());
        watches.get(i).cancel("seen enough", null);
      }
    }
  }

  @Test
  void a_moved_day_is_not_told_to_whoever_sees_neither_the_country_nor_the_totals()
      throws Exception {
    String operation = reporting.active("NG", "GH");
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    Result one = reporting.validated(operation, "NG", spec("victims", "2025-07-01T10:00:00Z"));
    reporting.settle();
    var other = watch(ncb("GH"), operation);
    read(other);

    correct(one, spec("victims", "2025-07-04T10:00:00Z"));
    reporting.settle();

    assertThatThrownBy(() -> other.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    other.cancel("seen enough", null);
  }

  @Test
  void a_correction_within_the_day_is_told_to_nobody() throws Exception {
    String operation = reporting.active("NG");
    Result one = reporting.validated(operation, "NG", spec("victims", "2025-07-01T10:00:00Z"));
    reporting.settle();
    var leadership = watch(LEADERSHIP, operation);
    read(leadership);

    correct(one, spec("victims", "2025-07-01T23:00:00Z"));
    reporting.settle();

    assertThatThrownBy(() -> leadership.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    leadership.cancel("seen enough", null);
  }

  @Test
  void who_was_cut_off_while_a_day_moved_is_told_unless_it_has_moved_back() throws Exception {
    String operation = reporting.active("NG");
    Result one = reporting.validated(operation, "NG", spec("victims", "2025-07-01T10:00:00Z"));
    reporting.settle();
    var watch = watch(LEADERSHIP, operation);
    String seen = Objects.requireNonNull(watch.read(5, TimeUnit.SECONDS)).getEventId();
    watch.cancel("cut off", null);

    Result moved = correct(one, spec("victims", "2025-07-04T10:00:00Z"));
    reporting.settle();
    var missed = resumed(operation, seen);
    read(missed);
    missed.cancel("cut off again", null);
    correct(moved, spec("victims", "2025-07-01T10:00:00Z"));
    reporting.settle();
    var nothingNew = resumed(operation, seen);

    assertThatThrownBy(() -> nothingNew.read(1200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    nothingNew.cancel("seen enough", null);
  }

  private static Result correct(Result validated, ResultSpec spec) {
    Result proposed =
        reporting
            .results(secondNcb("NG"))
            .correctResult(
                CorrectResultRequest.newBuilder()
                    .setResultId(validated.getResultId())
                    .setVersion(validated.getVersion())
                    .setSpec(spec)
                    .setReason("It was another day.")
                    .build())
            .getResult();
    return reporting
        .results(ncb("NG"))
        .validateResult(
            ValidateResultRequest.newBuilder()
                .setResultId(proposed.getResultId())
                .setVersion(proposed.getVersion())
                .build())
        .getResult();
  }

  private static ResultSpec spec(String kind, String occurred) {
    var spec =
        ResultSpec.newBuilder()
            .setReference("R-1")
            .setOccurredTime(Times.write(Instant.parse(occurred)));
    if (kind.equals("money")) {
      spec.getFundsInterceptedBuilder()
          .setRung(MoneyRung.MONEY_RUNG_FROZEN)
          .getAmountBuilder()
          .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
          .setCode("USD")
          .setScale(2)
          .setUnits("50000");
    } else {
      spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(9);
    }
    return spec.build();
  }

  private static BlockingClientCall<?, WatchOutcomeResponse> watch(
      TestCaller caller, String operation) {
    return OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(caller))
        .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
  }

  private static BlockingClientCall<?, WatchOutcomeResponse> resumed(
      String operation, String lastEventId) {
    return OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(LEADERSHIP))
        .watchOutcome(
            WatchOutcomeRequest.newBuilder()
                .setOperationId(operation)
                .setLastEventId(lastEventId)
                .build());
  }

  private static Outcome read(BlockingClientCall<?, WatchOutcomeResponse> watch) throws Exception {
    WatchOutcomeResponse next = watch.read(5, TimeUnit.SECONDS);
    assertThat(next).isNotNull();
    return next.getOutcome();
  }

  /** What is told last before it is quiet. */
  private static Outcome latest(BlockingClientCall<?, WatchOutcomeResponse> watch)
      throws Exception {
    Outcome latest = read(watch);
    while (true) {
      try {
        latest = Objects.requireNonNull(watch.read(1, TimeUnit.SECONDS)).getOutcome();
      } catch (TimeoutException quiet) {
        return latest;
      }
    }
  }

  private static void first(BlockingClientCall<?, WatchOutcomeResponse> watch) {
    try {
      read(watch);
    } catch (io.grpc.StatusException e) {
      throw new io.grpc.StatusRuntimeException(e.getStatus(), e.getTrailers());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
