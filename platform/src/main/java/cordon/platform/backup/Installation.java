package cordon.platform.backup;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import cordon.start.StoreTrust;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * What is backed up, or restored to.
 *
 * @param uri of the replica set
 * @param databases of the services; sessions of browsers are not among them, since restored ones
 *     would bring back what was ended
 * @param masterKey file of the key by which reporting knows subjects again
 * @param authority file of the authority whose certificates the MongoDB shows; null for public ones
 */
record Installation(
    String uri, List<String> databases, @Nullable Path masterKey, @Nullable Path authority) {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  Installation {
    databases = List.copyOf(databases);
  }

  static Installation of(Map<String, String> environment) {
    return new Installation(
        required(environment, "CORDON_MONGODB_URI"),
        List.of(required(environment, "CORDON_BACKUP_DATABASES").split(",")),
        file(environment, "CORDON_KEYS_MASTERFILE"),
        file(environment, "CORDON_MONGODB_AUTHORITY"));
  }

  private static @Nullable Path file(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : Path.of(value);
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new RefusedException("The setting %s is missing.".formatted(name));
    }
    return value;
  }

  /**
   * @param silence after which a server that says nothing is taken for gone; zero waits for ever
   */
  MongoClient connect(Duration silence) {
    SSLContext trust = trust();
    try {
      return MongoClients.create(
          MongoClientSettings.builder()
              .applyConnectionString(new ConnectionString(uri))
              .applicationName("cordon-backup")
              .applyToSslSettings(ssl -> ssl.context(trust))
              .applyToSocketSettings(s ->
                  s.connectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                      .readTimeout(silence.toMillis(), TimeUnit.MILLISECONDS))
              .applyToClusterSettings(
                  c -> c.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
              .build());
    } catch (IllegalArgumentException e) {
      throw new RefusedException("CORDON_MONGODB_URI is no address of a MongoDB.");
    }
  }

  private @Nullable SSLContext trust() {
    if (authority == null) {
      return null;
    }
    try {
      var certificates = PemSslStoreDetails.forCertificate(authority.toUri().toString());
      return StoreTrust.of(
          "authority",
          new DefaultSslBundleRegistry(
              "authority", SslBundle.of(new PemSslStoreBundle(null, certificates))));
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
      throw new RefusedException(
          "CORDON_MONGODB_AUTHORITY names no file of certificates (PEM) that can be read: %s."
              .formatted(authority));
    }
  }

  /** Without the name of a user or a password. */
  @Override
  public String toString() {
    return "Installation" + databases;
  }
}
