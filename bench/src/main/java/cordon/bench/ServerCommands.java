package cordon.bench;

import com.mongodb.client.MongoClient;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/** How many commands a mongod was sent since its start, without those by which it is watched. */
final class ServerCommands {
  private static final Set<String> WATCHING =
      Set.of("hello", "isMaster", "ismaster", "ping", "serverStatus", "replSetHeartbeat");

  private ServerCommands() {}

  static long of(MongoClient client) {
    Document status =
        client
            .getDatabase("admin")
            .runCommand(new Document("serverStatus", 1))
            .get("metrics", Document.class)
            .get("commands", Document.class);
    return status.entrySet().stream()
        .filter(entry -> !WATCHING.contains(entry.getKey()))
        .filter(entry -> entry.getValue() instanceof Document)
        .mapToLong(entry -> total((Document) entry.getValue()))
        .sum();
  }

  private static long total(Document command) {
    return Objects.requireNonNull((Number) command.get("total"), "total").longValue();
  }
}
