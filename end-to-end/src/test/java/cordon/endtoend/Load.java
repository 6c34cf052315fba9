package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** People at work while parts are stopped: one issues tasks, one reports, and two read. */
final class Load implements AutoCloseable {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;

  /** Acts of each caller, so that every connection has been used meanwhile. */
  private static final int A_WHILE = 10;

  private final String address;
  private final UnaryOperator<String> token;
  private final String plan;
  private final Map<String, String> tasks = new ConcurrentHashMap<>();
  private final Map<String, String> results = new ConcurrentHashMap<>();
  private final Queue<Duration> waits = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
  private final List<AtomicLong> acts = new ArrayList<>();
  private final List<Thread> callers = new ArrayList<>();
  private volatile boolean over;

  /** What a caller does again and again. */
  @FunctionalInterface
  private interface Act {
    void once(Caller caller, String key) throws InterruptedException;
  }

  /**
   * @param name of this load: what it writes bears it
   * @param token of a person
   * @param plan where the operation is
   */
  Load(String name, String address, UnaryOperator<String> token, String plan) {
    this.address = address;
    this.token = token;
    this.plan = plan;
    begin(name, (caller, key) -> tasks.put(key, issue(caller, key)));
    begin(name, (caller, key) -> results.put(key, report(caller, key)));
    begin(name, (caller, _) -> read(caller, "leadership", "/outcome"));
    begin(name, (caller, _) -> read(caller, "duty", "/tasks?page_size=20"));
  }

  /** Until each of them has done something for a while from now on. */
  void goesOn() {
    List<Long> now = acts.stream().map(AtomicLong::get).toList();
    await()
        .atMost(SOON)
        .failFast("a caller has failed", () -> !faults.isEmpty())
        .untilAsserted(() -> {
          for (int i = 0; i < now.size(); i++) {
            assertThat(acts.get(i).get()).isGreaterThan(now.get(i) + A_WHILE);
          }
        });
  }

  /** Ids of the tasks whose issue was acknowledged, by the keys and titles of the commands. */
  Map<String, String> tasks() {
    return tasks;
  }

  /** Ids of the results, by keys and references. */
  Map<String, String> results() {
    return results;
  }

  /** How long readers waited, all tries of a read together. */
  List<Duration> waits() {
    return waits.stream().sorted().toList();
  }

  Queue<Throwable> faults() {
    return faults;
  }

  /** Commands again, with their keys: what they have made, or had made before. */
  String issue(Caller caller, String key) throws InterruptedException {
    String body =
        ("{\"executorCountry\": \"NG\", \"spec\": {\"title\": \"%s\", \"dueTime\": \"2099-01-01T00:00:00Z\","
                + " \"infrastructureTakedown\": {\"scope\": \"Made up\"}}}")
            .formatted(key);
    return caller
        .post("planner", plan + "/tasks", body, key)
        .get("task")
        .get("taskId")
        .stringValue();
  }

  String report(Caller caller, String key) throws InterruptedException {
    String body = Reports.ofVictims(key, 1);
    return caller
        .post("ng-field", plan + "/results", body, key)
        .get("result")
        .get("resultId")
        .stringValue();
  }

  private void read(Caller caller, String person, String list) throws InterruptedException {
    Instant began = Instant.now();
    caller.get(person, plan + list);
    waits.add(Duration.between(began, Instant.now()));
  }

  private void begin(String name, Act act) {
    int number = acts.size();
    var done = new AtomicLong();
    acts.add(done);
    callers.add(
        Thread.ofVirtual()
            .start(() -> {
              try (var caller = new Caller(address, token)) {
                while (!over) {
                  act.once(caller, "%s-%d-%d".formatted(name, number, done.get()));
                  done.incrementAndGet();
                  Thread.sleep(PAUSE_MILLIS);
                }
              } catch (Throwable e) {
                faults.add(e);
              }
            }));
  }

  /** Comes back when nothing is under way any more. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    for (Thread caller : callers) {
      caller.join();
    }
  }
}
