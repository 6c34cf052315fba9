package cordon.reporting.outcome;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.operations.v1.OperationState;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.TestCaller;
import io.grpc.stub.BlockingClientCall;
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
