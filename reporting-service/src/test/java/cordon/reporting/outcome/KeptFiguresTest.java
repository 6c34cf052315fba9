package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.reporting.ReportingFixture;
import cordon.reporting.rate.RateStore;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures that somebody waits for are kept, and nobody waits for long. */
class KeptFiguresTest {
  private static final int WATCHED = 40;
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(KeptFiguresTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void however_many_operations_are_watched_none_is_read_anew() throws Exception {
    var streams = new ArrayList<BlockingClientCall<?, WatchOutcomeResponse>>();
    var operations = new ArrayList<String>();
    for (int i = 0; i < WATCHED; i++) {
      operations.add(reporting.active("NG"));
      reporting.report(operations.getLast(), "NG", victims("V-1", 7));
    }
    String unwatched = reporting.active("NG");
    reporting.report(unwatched, "NG", victims("V-1", 7));
    reporting.settle();
    for (String operation : operations) {
      var stream =
          OutcomeServiceGrpc.newBlockingV2Stub(reporting.channel(LEADERSHIP))
              .watchOutcome(WatchOutcomeRequest.newBuilder().setOperationId(operation).build());
      streams.add(stream);
      assertThat(Objects.requireNonNull(stream.read(20, TimeUnit.SECONDS)).getOutcome())
          .matches(outcome -> outcome.getTotalsCount() == 1);
    }

    for (String operation : operations) {
      assertThat(readsCells(operation)).as(operation).isFalse();
    }
    assertThat(readsCells(unwatched)).as("one that nobody watches").isTrue();
    streams.forEach(stream -> stream.cancel("seen enough", null));
  }

  @Test
  void who_asks_while_there_is_much_to_read_is_told_to_repeat_and_finds_it_read_then()
      throws Exception {
    String operation = reporting.active("NG");
    reporting.report(operation, "NG", victims("V-1", 7));
    reporting.settle();
    var kept = new KeptFigures(new SlowReader(), operation);
    long began = System.nanoTime();

    var reads = CompletableFuture.supplyAsync(() -> refusal(kept), Thread::startVirtualThread);
    var waits = CompletableFuture.supplyAsync(() -> refusal(kept), Thread::startVirtualThread);

    for (var refused : List.of(reads, waits)) {
      assertThat(refused.get(20, TimeUnit.SECONDS).reason().name()).isEqualTo("STORE_UNAVAILABLE");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    assertThat(refusalOrNone(kept)).isNull();
  }

  private static boolean readsCells(String operation) {
    return commandsOf(operation).stream().anyMatch(sent -> sent.startsWith("find count_rows"));
  }

  private static List<String> commandsOf(String operation) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    var traced = Map.of("traceparent", "00-" + trace + "-" + trace.substring(16) + "-01");
    var _ =
        OutcomeServiceGrpc.newBlockingStub(reporting.service.channel(LEADERSHIP, traced))
            .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build());
    return reporting.service.commands().of(trace);
  }

  private static RejectedException refusal(KeptFigures kept) {
    return Objects.requireNonNull(refusalOrNone(kept), "it was not refused");
  }

  private static @Nullable RejectedException refusalOrNone(KeptFigures kept) {
    return catchThrowableOfType(RejectedException.class, () -> kept.read("USD", System.nanoTime()));
  }

  /** Needs six rounds of a second, as an outcome does that is much larger. */
  private static final class SlowReader extends FigureReader {
    private final AtomicInteger rounds = new AtomicInteger();

    SlowReader() {
      super(
          reporting.service.bean(Mongo.class),
          reporting.service.bean(Views.class),
          reporting.service.bean(RateStore.class),
          reporting.service.bean(ParkedChanges.class));
    }

    @Override
    Round read(
        String operationId,
        Kept before,
        String quote,
        int most,
        @Nullable String hour,
        @Nullable Since since) {
      if (rounds.incrementAndGet() > 6) {
        return super.read(operationId, before, quote, most, hour, since);
      }
      try {
        Thread.sleep(Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Round(before, null, null);
    }
  }
}
