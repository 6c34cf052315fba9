package cordon.platform.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is backed up, or restored to.
 *
 * @param uri of the replica set
 * @param databases of the services; sessions of browsers are not among them, since restored ones
 *     would bring back what was ended
 * @param masterKey file of the key by which reporting knows subjects again
 */
record Installation(String uri, List<String> databases, @Nullable Path masterKey) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  Installation {
    databases = List.copyOf(databases);
  }

  static Installation of(Map<String, String> environment) {
    String key = environment.get("CORDON_KEYS_MASTERFILE");
    return new Installation(
        required(environment, "CORDON_MONGODB_URI"),
        List.of(required(environment, "CORDON_BACKUP_DATABASES").split(",")),
        key == null || key.isBlank() ? null : Path.of(key));
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new RefusedException("The setting %s is missing.".formatted(name));
    }
    return value;
  }

  MongoClient connect() {
    try {
      return MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(uri))
              .applicationName("cordon-backup")
              .applyToClusterSettings(
                  c -> c.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
              .build());
    } catch (IllegalArgumentException e) {
      throw new RefusedException("CORDON_MONGODB_URI is no address of a MongoDB.");
    }
  }

  /** Without the name of a user or a password. */
  @Override
  public String toString() {
    return "Installation" + databases;
  }
}
