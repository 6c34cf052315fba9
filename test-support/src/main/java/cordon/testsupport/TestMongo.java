package cordon.testsupport;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The one MongoDB of a test run: a replica set of a single member, so that transactions and change
 * streams work. It is the one that {@code ./cordon test} started (CORDON_TEST_MONGODB_URI), or else
 * a container that all modules of the run share. Classes keep apart by database, never by server;
 * so do JVMs that run side by side and use the same fixture ({@link TestFork}).
 */
public final class TestMongo {
  private static final Logger log = LoggerFactory.getLogger(TestMongo.class);
  private static final int PORT = 27017;
  private static final Set<String> handedOut = ConcurrentHashMap.newKeySet();
  private static @Nullable TestMongo shared;

  private final String uri;
  private final MongoClient client;

  private TestMongo(String uri) {
    this.uri = uri;
    this.client = MongoClients.create(uri);
  }

  /**
   * @throws IllegalStateException if neither a started MongoDB nor a container can be had; a test
   *     is never skipped for want of one
   */
  public static synchronized TestMongo shared() {
    TestMongo known = shared;
    if (known == null) {
      String given = System.getenv("CORDON_TEST_MONGODB_URI");
      known = new TestMongo(given != null ? given : startContainer());
      log.info("MongoDB of this run: {} ({})", known.uri, given != null ? "started" : "container");
      shared = known;
    }
    return known;
  }

  public String uri() {
    return uri;
  }

  /** A client for arranging and looking; it lives as long as the test run. */
  public MongoClient client() {
    return client;
  }

  /**
   * The database of a test class, emptied when the class first asks for it. Databases whose names
   * go on with {@code _} after it (one per service, for instance) are emptied with it.
   */
  public static String database(Class<?> testClass) {
    String name = databaseName(testClass);
    if (handedOut.add(name)) {
      MongoClient client = shared().client();
      for (String existing : client.listDatabaseNames()) {
        if (existing.equals(name) || existing.startsWith(name + "_")) {
          client.getDatabase(existing).drop();
        }
      }
    }
    return name;
  }

  /** Short, because MongoDB allows 63 bytes and callers append; the sum keeps namesakes apart. */
  static String databaseName(Class<?> testClass) {
    return databaseName(testClass, TestFork.suffix());
  }

  /** The fork stands in front, or emptying one's databases would take the other's with them. */
  static String databaseName(Class<?> testClass, String fork) {
    var sum = new CRC32();
    sum.update(testClass.getName().getBytes(StandardCharsets.UTF_8));
    String simple = testClass.getSimpleName().toLowerCase(Locale.ROOT);
    String head = simple.substring(0, Math.min(23, simple.length()));
    return "test" + fork + "_" + head + "_" + HexFormat.of().toHexDigits((int) sum.getValue());
  }

  // The container outlives this JVM on purpose: the next module of the run goes on with it.
  @SuppressWarnings("resource")
  private static String startContainer() {
    GenericContainer<?> container =
        TestContainers.mongod(
                MongodArguments.with("--port", Integer.toString(PORT), "--bind_ip_all"))
            .withExposedPorts(PORT)
            .withTmpFs(Map.of("/data/db", "rw"));
    TestContainers.startShared(container);
    // Linux reaches a container by its address; elsewhere only the mapped port leads to it, and
    // the driver must not follow the address that the member knows itself by.
    String member = TestContainers.address(container) + ":" + PORT;
    String uri =
        System.getProperty("os.name", "").equals("Linux")
            ? "mongodb://" + member + "/?replicaSet=" + ReplicaSet.NAME
            : "mongodb://%s:%d/?directConnection=true"
                .formatted(container.getHost(), container.getMappedPort(PORT));
    ReplicaSet.initiateOnce(uri, member);
    return uri;
  }
}
