package cordon.testsupport;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Initiates a replica set through the driver, as the bare images hold no shell to do it with, and
 * waits until every member takes part.
 */
final class ReplicaSet {
  static final String NAME = "cordon";
  private static final int ALREADY_INITIALIZED = 23;

  /** A member does not listen yet. */
  private static final int NODE_NOT_FOUND = 74;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ReplicaSet() {}

  /** Initiates the set of the given members unless an earlier test JVM did. */
  static void initiateOnce(String uri, String... members) {
    var configured = new ArrayList<Document>();
    for (String member : members) {
      configured.add(new Document("_id", configured.size()).append("host", member));
    }
    // Half the default timeouts twice over, so that a test of a lost primary takes seconds.
    var settings =
        new Document("electionTimeoutMillis", 2000).append("heartbeatIntervalMillis", 500);
    var config =
        new Document("_id", NAME).append("members", configured).append("settings", settings);
    try (MongoClient first = direct(members.length == 1 ? uri : "mongodb://" + members[0])) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!initiated(first, config, System.nanoTime() > end)) {
        pause();
      }
    }
    awaitMembers(uri, members.length);
  }

  private static boolean initiated(MongoClient first, Document config, boolean isLast) {
    try {
      first.getDatabase("admin").runCommand(new Document("replSetInitiate", config));
      return true;
    } catch (MongoCommandException e) {
      if (e.getErrorCode() == NODE_NOT_FOUND && !isLast) {
        return false;
      }
      if (e.getErrorCode() != ALREADY_INITIALIZED) {
        throw e;
      }
      return true;
    }
  }

  /** Waits for a primary and for as many healthy members; a killed one still syncing is not. */
  static void awaitMembers(String uri, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (MongoClient client = MongoClients.create(uri)) {
      while (healthy(client) < count) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "No " + count + " healthy MongoDB members within " + PATIENCE + " at " + uri);
        }
        pause();
      }
    }
  }

  private static long healthy(MongoClient client) {
    // Sent to the primary, so the driver itself waits until there is one.
    Document status = client.getDatabase("admin").runCommand(new Document("replSetGetStatus", 1));
    List<Document> members = status.getList("members", Document.class);
    boolean primary = members.stream().anyMatch(m -> "PRIMARY".equals(m.getString("stateStr")));
    return primary
        ? members.stream()
            .filter(m -> List.of("PRIMARY", "SECONDARY").contains(m.getString("stateStr")))
            .count()
        : 0;
  }

  private static MongoClient direct(String uri) {
    // replicaSet and directConnection exclude each other before the set exists.
    String host = new ConnectionString(uri).getHosts().getFirst();
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(
                new ConnectionString("mongodb://" + host + "/?directConnection=true"))
            .build());
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for MongoDB", e);
    }
  }
}
