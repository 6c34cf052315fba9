package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.operations.v1.OperationServiceGrpc.OperationServiceBlockingStub;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a command costs the database over the whole chain, with two readers of its feed as in an
 * installation: a share of its own, and a share of the runs of the chain, of which there are nine a
 * second however many commands there are. Both are counted, so the machine makes no difference.
 */
class CommandCostTest {
  /** The record, its entry, and the commit. */
  private static final double OWN = 3;

  /**
   * A page, the step of the search's view, and for each of two readers an observed stretch, its
   * page and the step of its view.
   */
  private static final double RUN = 28;

  /** Leases, and looking for what is new, of three services; see {@code StoreCostTest}. */
  private static final double A_SECOND = 12;

  private static final AtomicInteger created = new AtomicInteger();
  private static ServiceFixture operations;
  private static List<ServiceFixture> readers;

  @BeforeAll
  static void start() {
    operations = OperationsFixture.start(CommandCostTest.class);
    readers = List.of(reader("one"), reader("other"));
  }

  @AfterAll
  static void stop() {
    readers.forEach(ServiceFixture::close);
    operations.close();
  }

  @Test
  void a_command_sends_three_commands_of_its_own_and_five_with_a_key() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String keyed = "4bf92f3577b34da6a3ce929d0e0e4737";

    create(stub(Map.of("traceparent", parent(trace))));
    create(stub(Map.of("traceparent", parent(keyed), "idempotency-key", "once")));

    assertThat(operations.commands().of(trace))
        .containsExactly("insert operations", "insert journal", "commitTransaction");
    assertThat(operations.commands().of(keyed))
        .containsExactly(
            "find commands",
            "insert operations",
            "insert journal",
            "insert commands",
            "commitTransaction");
  }

  @ParameterizedTest
  @CsvSource({"1, 60", "8, 320", "32, 960"})
  void over_the_whole_chain_a_command_costs_its_own_and_a_share_of_nine_runs_a_second(
      int callers, int commands) throws Exception {
    settle();
    long pages = pages();
    long sent = sent();
    long began = System.nanoTime();

    run(callers, commands);
    settle();

    double seconds = (System.nanoTime() - began) / 1e9;
    double runs = pages() - pages;
    double all = sent() - sent - A_SECOND * seconds;
    System.out.printf(
        "callers %d: %.1f commands of mongod for each, %.0f runs in %.1f s, %.1f a run%n",
        callers, (sent() - sent) / (double) commands, runs, seconds, (all - OWN * commands) / runs);
    assertThat(runs).as("runs of the chain").isLessThanOrEqualTo(9.1 * seconds + 2);
    assertThat((all - OWN * commands) / runs).as("commands of a run").isLessThan(RUN);
  }

  private static void run(int callers, int commands) throws Exception {
    try (var threads = Executors.newFixedThreadPool(callers)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < callers; i++) {
        running.add(
            threads.submit(() -> {
              OperationServiceBlockingStub stub = stub(Map.of());
              for (int n = 0; n < commands / callers; n++) {
                create(stub);
              }
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
  }

  private static void create(OperationServiceBlockingStub stub) {
    var _ = stub.createOperation(CreateOperationRequest.newBuilder().setPlan(aPlan()).build());
    created.incrementAndGet();
  }

  /** Everything has come to the end of the chain. */
  private static void settle() throws InterruptedException {
    if (created.get() == 0) {
      create(stub(Map.of()));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            readers.stream()
                .allMatch(one -> one.bean(Projector.class).reached().position() == created.get()));
    Thread.sleep(Duration.ofMillis(300));
  }

  private static long sent() {
    return Stream.concat(Stream.of(operations), readers.stream())
        .mapToLong(service -> service.commands().count())
        .sum();
  }

  private static long pages() {
    return operations.mongo().collection("pages", Document.class).countDocuments();
  }

  private static OperationServiceBlockingStub stub(Map<String, String> metadata) {
    return OperationServiceGrpc.newBlockingStub(operations.channel(PLANNER, metadata));
  }

  private static String parent(String trace) {
    return "00-" + trace + "-b7ad6b7169203331-01";
  }

  private static ServiceFixture reader(String name) {
    ServiceFixture reader =
        ServiceFixture.start(
            FeedFollower.class,
            CommandCostTest.class,
            Map.of(
                "cordon.mongodb.database",
                TestMongo.database(CommandCostTest.class) + "_" + name,
                "cordon.feeds.operations",
                operations.address()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> reader.bean(FeedReader.class).fresh(Duration.ofSeconds(15)));
    return reader;
  }
}
