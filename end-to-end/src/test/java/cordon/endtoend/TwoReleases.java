package cordon.endtoend;

import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A copy of the release before and one of this release beside it, on the same databases and the
 * same realm. What the parts of each call, and what people call, can be led to those of either.
 */
final class TwoReleases implements AutoCloseable {
  static final List<String> SERVICES = List.of("operations", "tasking", "reporting");

  /** The services' feeds, and the services as a gateway calls them: the beginnings of settings. */
  private static final String FEEDS = "cordon.feeds.";

  private static final String CALLS = "cordon.services.";

  final CordonCopy before;
  final CordonCopy after;
  private final String databases;
  private final Way front = new Way();
  private final Map<CordonCopy, Map<String, Way>> ways = new HashMap<>();
  private final Map<CordonCopy, Map<String, Integer>> ports = new HashMap<>();

  TwoReleases(Class<?> testClass) throws InterruptedException {
    databases = TestMongo.database(testClass);
    before = CordonCopy.ofReleaseBefore(testClass);
    up(before);
    before.run("demo");
    after = CordonCopy.restored(before, TestMongo.shared().uri(), getClass());
  }

  /** Starts a copy whose parts call each other. */
  void up(CordonCopy copy) throws InterruptedException {
    Map<String, Way> own = new TreeMap<>();
    Map<String, String> addresses = new TreeMap<>();
    for (String service : SERVICES) {
      for (String setting : List.of(FEEDS + service, CALLS + service)) {
        own.put(setting, new Way());
        addresses.put(setting, own.get(setting).address());
      }
    }
    ways.put(copy, own);
    var starting = CompletableFuture.runAsync(copy.calling(addresses)::up);
    // A gateway is not ready before it reaches a service, and ports are chosen by the start.
    while (!starting.isDone()) {
      Map<String, Integer> chosen = copy.ports();
      if (!chosen.equals(ports.put(copy, chosen))) {
        feeds(copy, copy);
        calls(copy, copy);
      }
      Thread.sleep(100);
    }
    starting.join();
  }

  /** From now on the services of a copy read the feeds of these copies, or none. */
  void feeds(CordonCopy of, CordonCopy... to) {
    lead(of, FEEDS, to);
  }

  /** From now on the gateway of a copy calls the services of these copies in turn. */
  void calls(CordonCopy of, CordonCopy... to) {
    lead(of, CALLS, to);
  }

  /** Where people get to the gateways of these copies in turn, from now on. */
  String front(CordonCopy... to) {
    front.to(ports("gateway", to));
    return "http://" + front.address();
  }

  private void lead(CordonCopy of, String settings, CordonCopy... to) {
    for (String service : SERVICES) {
      Objects.requireNonNull(ways.getOrDefault(of, Map.of()).get(settings + service))
          .to(ports(service + "-service", to));
    }
  }

  private List<Integer> ports(String part, CordonCopy... of) {
    return Stream.of(of)
        .flatMap(copy -> Optional.ofNullable(ports.getOrDefault(copy, Map.of()).get(part)).stream())
        .toList();
  }

  /**
   * Brings a service's database to the form of this release, while the release before works on it.
   *
   * @return the exit code, behind what it has said
   */
  String migrate(String service) throws IOException, InterruptedException {
    Path jar = Path.of("..", service + "-service", "target", service + "-service.jar");
    var migration =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "migrate")
            .redirectErrorStream(true);
    migration.environment().put("CORDON_MONGODB_URI", TestMongo.shared().uri());
    migration.environment().put("CORDON_MONGODB_DATABASE", database(service));
    Process process = migration.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + process.waitFor();
  }

  /** A service's database, the same for both. */
  String database(String service) {
    return databases + "_" + service;
  }

  @Override
  public void close() throws IOException {
    after.close();
    before.close();
    front.close();
    for (Map<String, Way> own : ways.values()) {
      for (Way way : own.values()) {
        way.close();
      }
    }
  }
}
