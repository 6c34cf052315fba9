package cordon.testsupport;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A replica set of a test's own, whose members it may kill, freeze and start again, and whose oplog
 * may be so small that it rolls over in seconds. Members are containers where a Docker engine
 * serves this run, and otherwise processes of the mongod that CORDON_TEST_MONGOD names.
 */
public final class MongoMembers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MongoMembers.class);

  private final List<MongoMember> members = new ArrayList<>();

  private MongoMembers() {}

  /**
   * Starts the members and waits until all take part.
   *
   * @param oplogMegabytes size of each member's oplog; 1 rolls over after a few thousand writes
   */
  public static MongoMembers start(int members, int oplogMegabytes) {
    var started = new MongoMembers();
    try {
      for (int i = 0; i < members; i++) {
        started.add(port ->
            MongodArguments.with(
                "--port",
                Integer.toString(port),
                "--bind_ip",
                "127.0.0.1",
                "--oplogSize",
                Integer.toString(oplogMegabytes),
                // Nothing leaves the oplog before a checkpoint, by default one a minute.
                "--syncdelay",
                "1"));
      }
      started.members.parallelStream().forEach(MongoMember::start);
      started.initiate();
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** One that was started as a member of a set which nobody has initiated yet. */
  public static MongoMembers startUninitiated() {
    return startOne(
        port -> MongodArguments.with("--port", Integer.toString(port), "--bind_ip", "127.0.0.1"));
  }

  /** A server that is of no replica set at all. */
  public static MongoMembers startStandalone() {
    return startOne(
        port -> MongodArguments.alone("--port", Integer.toString(port), "--bind_ip", "127.0.0.1"));
  }

  private static MongoMembers startOne(IntFunction<List<String>> arguments) {
    var started = new MongoMembers();
    started.add(arguments);
    started.members.getFirst().start();
    return started;
  }

  private void add(IntFunction<List<String>> arguments) {
    boolean containers = containers();
    int port = FreePort.next();
    log.info("a MongoDB member as a {}", containers ? "container" : "process");
    members.add(
        containers
            ? new ContainerMember(port, arguments.apply(port))
            : new LocalMember(port, arguments.apply(port)));
  }

  /** Initiates the set, and waits until all take part. */
  public void initiate() {
    ReplicaSet.initiateOnce(
        uri(), members.stream().map(MongoMember::address).toArray(String[]::new));
  }

  /** Names all members, so that the driver finds whichever is primary. */
  public String uri() {
    return members.stream()
        .map(MongoMember::address)
        .collect(Collectors.joining(",", "mongodb://", "/?replicaSet=" + ReplicaSet.NAME));
  }

  /** The number, from 0, of the member that is primary now; waits for one for up to 30 s. */
  public int primary() {
    try (MongoClient client = MongoClients.create(uri())) {
      Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
      String primary = Objects.requireNonNull(hello.getString("me"));
      return members.stream().map(MongoMember::address).toList().indexOf(primary);
    }
  }

  /** Kills the primary at once and returns its number, for {@link #restart}. */
  public int killPrimary() {
    int primary = primary();
    kill(primary);
    return primary;
  }

  public void kill(int member) {
    members.get(member).kill();
  }

  public void pause(int member) {
    members.get(member).pause();
  }

  public void resume(int member) {
    members.get(member).resume();
  }

  /** Starts a killed member on its data again and waits until all members take part. */
  public void restart(int member) {
    members.get(member).start();
    ReplicaSet.awaitMembers(uri(), members.size());
  }

  @Override
  public void close() {
    members.parallelStream().forEach(MongoMember::close);
  }

  /** Containers wherever an engine serves this run; a started MongoDB means that none does. */
  private static boolean containers() {
    String form = System.getenv("CORDON_TEST_FORM");
    if (form != null) {
      return form.equals("containers");
    }
    return System.getenv("CORDON_TEST_MONGODB_URI") == null && TestContainers.available();
  }
}
