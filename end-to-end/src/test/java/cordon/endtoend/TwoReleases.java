package cordon.endtoend;

import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A copy of the release before and one of this release beside it, on the same databases and the
 * same realm, whose parts can be made to call those of the other.
 */
final class TwoReleases implements AutoCloseable {
  static final List<String> SERVICES = List.of("operations", "tasking", "reporting");

  final CordonCopy before;
  final CordonCopy after;
  private final String databases;

  TwoReleases(Class<?> testClass) {
    databases = TestMongo.database(testClass);
    before = CordonCopy.ofReleaseBefore(testClass);
    before.up();
    before.run("demo");
    after = CordonCopy.restored(before, TestMongo.shared().uri(), getClass());
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

  /** Where the feeds of a copy are, by the properties of whoever reads them. */
  static Map<String, String> feeds(CordonCopy copy) {
    Map<String, String> addresses = new TreeMap<>();
    for (String service : SERVICES) {
      addresses.put("cordon.feeds." + service, "127.0.0.1:" + copy.portOf(service + "-service"));
    }
    return addresses;
  }

  @Override
  public void close() {
    after.close();
    before.close();
  }
}
