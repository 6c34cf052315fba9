package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Refusals;
import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.TestCaller;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a country's figures and streams tell it, and that they tell of nobody else. */
class OutcomeVisibilityTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(OutcomeVisibilityTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void nothing_in_a_countrys_answer_changes_when_another_reports() {
    String operation = closed("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    Outcome before = reporting.outcome(ncb("NG"), operation);

    reporting.validated(operation, "GH", victims("V-1", 30));
    var _ = reporting.submit(operation, "GH", 2);
    reporting.task(operation, "GH");
    reporting.participate(operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    Outcome after = reporting.outcome(ncb("NG"), operation);

    assertThat(after).isEqualTo(before);
    assertThat(after.getPosition()).isZero();
    assertThat(after.getCountriesParticipating()).isEqualTo(1);
    assertThat(after.getCountriesReported()).isEqualTo(1);
    assertThat(reporting.outcome(LEADERSHIP, operation).getPosition()).isPositive();
    assertThat(reporting.outcome(LEADERSHIP, operation).getCountriesParticipating()).isEqualTo(3);
  }

  @Test
  void a_countrys_cut_off_is_the_time_of_its_own_last_change() throws Exception {
    String operation = closed("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    Outcome before = reporting.outcome(ncb("NG"), operation);
    TimeUnit.MILLISECONDS.sleep(20);

    reporting.validated(operation, "NG", victims("V-2", 5));
    Outcome after = reporting.outcome(ncb("NG"), operation);

    assertThat(Times.read(after.getAsOfTime())).isAfter(Times.read(before.getAsOfTime()));
  }

  @Test
  void a_countrys_stream_is_silent_while_others_report_and_tells_of_its_own() throws Exception {
    String operation = closed("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var watch = watch(ncb("NG"), operation, "");
    WatchOutcomeResponse first = read(watch);

    reporting.validated(operation, "GH", victims("V-1", 30));
    var _ = reporting.submit(operation, "GH", 2);
    reporting.settle();
    assertThatThrownBy(() -> watch.read(1500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    reporting.validated(operation, "NG", victims("V-2", 5));

    WatchOutcomeResponse next = read(watch);
    while (next.getOutcome().getCountries(0).getOwn(0).getValidated().getCount() != 12) {
      next = read(watch);
    }
    assertThat(first.getEventId()).matches("[0-9a-f]{32}").isNotEqualTo(next.getEventId());
    watch.cancel("seen enough", null);
  }

  @Test
  void a_country_that_was_cut_off_goes_on_by_its_event_id_also_after_a_restart() throws Exception {
    String operation = closed("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var watch = watch(ncb("NG"), operation, "");
    String seen = read(watch).getEventId();
    watch.cancel("cut off", null);
    reporting.validated(operation, "GH", victims("V-1", 30));
    reporting.settle();
    reporting.service.restart();

    var nothingNew = watch(ncb("NG"), operation, seen);
    assertThatThrownBy(() -> nothingNew.read(1500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    nothingNew.cancel("cut off again", null);
    reporting.validated(operation, "NG", victims("V-2", 5));
    reporting.settle();
    var missed = watch(ncb("NG"), operation, seen);

    assertThat(read(missed).getOutcome().getCountries(0).getOwn(0).getValidated().getCount())
        .isEqualTo(12);
    missed.cancel("seen enough", null);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTICIPATION_STATE_WITHDRAWN", "PARTICIPATION_STATE_DECLINED"})
  void an_open_stream_ends_within_a_second_when_the_country_takes_part_no_more(
      ParticipationState ended) throws Exception {
    String operation = closed("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var watch = watch(ncb("NG"), operation, "");
    read(watch);

    reporting.participate(operation, "NG", ended);
    long began = System.nanoTime();
    var refusal = catchThrowableOfType(StatusRuntimeException.class, () -> read(watch));

    assertThat(Refusals.reasonOf(refusal)).isEqualTo("NOT_FOUND");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)).isLessThan(1500);
    assertThat(Refusals.reasonOf(() -> reporting.outcome(ncb("NG"), operation)))
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void an_invited_country_sees_no_figures_until_it_accepts() {
    String operation = closed("NG");
    reporting.participate(operation, "KE", ParticipationState.PARTICIPATION_STATE_INVITED);
    assertThat(Refusals.reasonOf(() -> reporting.outcome(ncb("KE"), operation)))
        .isEqualTo("NOT_FOUND");

    reporting.participate(operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);

    assertThat(reporting.outcome(ncb("KE"), operation).getCountriesParticipating()).isEqualTo(1);
  }

  @Test
  void with_shared_totals_a_country_is_told_when_they_change() throws Exception {
    String operation = reporting.active("NG", "GH");
    reporting.settle();
    var watch = watch(ncb("NG"), operation, "");
    read(watch);

    reporting.validated(operation, "GH", victims("V-1", 30));

    Outcome next = read(watch).getOutcome();
    assertThat(next.getPosition()).isZero();
    assertThat(next.getCountriesReported()).isEqualTo(1);
    watch.cancel("seen enough", null);
  }

  @Test
  void a_country_learns_that_figures_may_be_incomplete_and_not_by_how_much() {
    String operation = closed("NG");
    for (int i = 0; i < 3; i++) {
      reporting.operations.append(
          "garbled" + i, 1, "cordon.operations.v1.Operation", ByteString.copyFromUtf8("\u0001"));
    }
    reporting.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);

    assertThat(reporting.outcome(LEADERSHIP, operation).getParked()).isEqualTo(3);
    assertThat(reporting.outcome(ncb("NG"), operation).getParked()).isEqualTo(1);
  }

  /** An operation whose plan does not share the totals. */
  private static String closed(String... countries) {
    String operation = reporting.active(countries);
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    return operation;
  }

  private static BlockingClientCall<?, WatchOutcomeResponse> watch(
      TestCaller caller, String operation, String lastEventId) {
    return OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(caller))
        .watchOutcome(
            WatchOutcomeRequest.newBuilder()
                .setOperationId(operation)
                .setLastEventId(lastEventId)
                .build());
  }

  private static WatchOutcomeResponse read(BlockingClientCall<?, WatchOutcomeResponse> watch)
      throws Exception {
    try {
      return Objects.requireNonNull(watch.read(5, TimeUnit.SECONDS));
    } catch (StatusException e) {
      throw new StatusRuntimeException(e.getStatus(), e.getTrailers());
    }
  }
}
