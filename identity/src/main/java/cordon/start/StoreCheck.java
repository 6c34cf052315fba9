package cordon.start;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ServerDescription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.security.sasl.SaslException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a start whether the MongoDB is one that Cordon can work on. What may end by itself is
 * told as a reason to wait; what does not ends the start.
 */
public final class StoreCheck {
  private static final int OLDEST = 6;
  private static final int AUTHENTICATION_FAILED = 18;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Document HELLO = new Document("hello", 1);
  private static final Document BUILD = new Document("buildInfo", 1);

  private final ConnectionString uri;
  private final @Nullable SSLContext trust;
  private final InstantSource clock;

  /**
   * @param trust whose servers are believed where the address asks for TLS; null for public ones
   * @param clock this machine's
   * @throws NotStartedException if the address is none
   */
  public StoreCheck(String uri, @Nullable SSLContext trust, InstantSource clock) {
    this.uri = address(uri);
    this.trust = trust;
    this.clock = clock;
  }

  /**
   * An address of a MongoDB. The driver's own fault might quote the password in it.
   *
   * @throws NotStartedException if it is none
   */
  public static ConnectionString address(String uri) {
    try {
      return new ConnectionString(uri);
    } catch (IllegalArgumentException e) {
      throw new NotStartedException(
          "cordon.mongodb.uri is no address of a MongoDB.",
          "Give it the form mongodb://host:port/?replicaSet=name.");
    }
  }

  /**
   * Why to wait; empty if there is nothing to wait for.
   *
   * @throws NotStartedException if waiting would not help
   */
  public Optional<String> look() {
    try (MongoClient client = MongoClients.create(settings().build())) {
      judge(client, "MongoDB");
      return Optional.empty();
    } catch (MongoException e) {
      requireMendable(e, "MongoDB");
      return Optional.of(whyNot());
    }
  }

  /** Each member by itself, since the driver leaves out those that are not of the set. */
  private String whyNot() {
    var answering = new ArrayList<String>();
    for (String host : uri.isSrvProtocol() ? List.<String>of() : uri.getHosts()) {
      MongoClientSettings alone =
          settings()
              .applyToClusterSettings(c ->
                  c.hosts(List.of(new ServerAddress(host)))
                      .mode(ClusterConnectionMode.SINGLE)
                      .requiredReplicaSetName(null))
              .build();
      try (MongoClient client = MongoClients.create(alone)) {
        judge(client, "The MongoDB at " + host);
        answering.add(host);
      } catch (NotInitiatedException e) {
        return "the MongoDB at %s is not initiated as a replica set yet".formatted(host);
      } catch (MongoException e) {
        requireMendable(e, "The MongoDB at " + host);
        // Another member may tell more.
      }
    }
    return answering.isEmpty()
        ? "no MongoDB answers at %s".formatted(String.join(", ", uri.getHosts()))
        : "the MongoDB at %s has no primary at the moment".formatted(String.join(", ", answering));
  }

  private static Document hello(MongoClient client, MongoDatabase admin, String which) {
    try {
      return admin.runCommand(HELLO);
    } catch (MongoTimeoutException e) {
      // Why a connection came to nothing the driver keeps with what it knows of the member.
      for (ServerDescription member : client.getClusterDescription().getServerDescriptions()) {
        if (member.getException() != null) {
          Certificates.requireBelieved(member.getException(), which);
        }
      }
      throw e;
    }
  }

  private void judge(MongoClient client, String which) {
    MongoDatabase admin = client.getDatabase("admin");
    Instant asked = clock.instant();
    Document hello = hello(client, admin, which);
    Instant answered = clock.instant();
    requireReplicaSet(hello, uri.getRequiredReplicaSetName(), which);
    requireVersion(admin.runCommand(BUILD), which);
    Clocks.compare("MongoDB", hello.getDate("localTime").toInstant(), asked, answered);
  }

  private static void requireMendable(MongoException failure, String which) {
    if (failure instanceof MongoIncompatibleDriverException) {
      throw tooOld(which, "of a version with which the driver does not speak");
    }
    requireSignedIn(failure);
  }

  static void requireReplicaSet(Document hello, @Nullable String wanted, String which) {
    String name = hello.getString("setName");
    if (name == null && hello.getBoolean("isreplicaset", false)) {
      throw new NotInitiatedException();
    }
    if (name == null) {
      throw new NotStartedException(
          which + " is no replica set, and Cordon needs transactions.",
          "Start it with --replSet and initiate it, also where it is one member alone.");
    }
    if (wanted != null && !wanted.equals(name)) {
      throw new NotStartedException(
          "%s is of the replica set %s, and cordon.mongodb.uri asks for %s."
              .formatted(which, name, wanted),
          "Give cordon.mongodb.uri the name that the set has.");
    }
  }

  static void requireVersion(Document build, String which) {
    String version = Objects.requireNonNullElse(build.getString("version"), "unknown");
    List<Integer> parts = build.getList("versionArray", Integer.class, List.of(0));
    if (parts.getFirst() < OLDEST) {
      throw tooOld(which, "of version " + version);
    }
  }

  private static NotStartedException tooOld(String which, String what) {
    return new NotStartedException(
        "%s is %s, and Cordon needs %d.0 or newer.".formatted(which, what, OLDEST),
        "Upgrade it, by one major version after the other.");
  }

  /** A connection that is lost while it is signed in is told by the same class. */
  static void requireSignedIn(MongoException failure) {
    Throwable cause = failure instanceof MongoSecurityException ? failure.getCause() : null;
    if (cause instanceof SaslException
        || (cause instanceof MongoCommandException told
            && told.getErrorCode() == AUTHENTICATION_FAILED)) {
      throw new NotStartedException(
          "MongoDB does not take the user and the password of cordon.mongodb.uri.",
          "Set those that it knows, and authSource where they are of another database.");
    }
  }

  private MongoClientSettings.Builder settings() {
    return MongoClientSettings.builder()
        .applyConnectionString(uri)
        .applyToSslSettings(ssl -> ssl.context(trust))
        .applicationName("cordon")
        .applyToClusterSettings(
            c -> c.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** It was started with {@code --replSet}, and somebody is about to initiate it. */
  private static final class NotInitiatedException extends MongoException {
    private static final long serialVersionUID = 1L;

    NotInitiatedException() {
      super("not initiated");
    }
  }
}
