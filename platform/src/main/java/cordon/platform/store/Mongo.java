package cordon.platform.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import cordon.start.StoreCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * One service's database: majority reads and writes on the primary, a time limit on everything (a
 * client without one was seen to hang for minutes on a frozen primary), and stored records.
 */
public final class Mongo implements AutoCloseable {
  /** The longest that one operation, or one whole transaction with its retries, may take. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(10);

  /** By which the server tells connections of the parts from those of others. */
  public static final String APPLICATION = "cordon";

  private static final TransactionOptions TRANSACTION =
      TransactionOptions.builder()
          .readConcern(ReadConcern.SNAPSHOT)
          .writeConcern(WriteConcern.MAJORITY)
          .readPreference(ReadPreference.primary())
          .build();

  private final MongoClient client;
  private final MongoDatabase database;
  private final Map<String, Class<?>> records = new ConcurrentHashMap<>();
  private final UnreadableRows unreadable = new UnreadableRows();

  private Mongo(MongoClient client, String database, CodecRegistry codecs) {
    this.client = client;
    this.database =
        client
            .getDatabase(database)
            .withCodecRegistry(codecs)
            .withReadConcern(ReadConcern.MAJORITY)
            .withWriteConcern(WriteConcern.MAJORITY)
            .withReadPreference(ReadPreference.primary());
  }

  /**
   * @param uri of a replica set; a single server cannot run transactions
   * @param codecs for types that the driver and {@link Codecs} do not know, e.g. sealed types
   */
  public static Mongo connect(String uri, String database, CodecRegistry... codecs) {
    return connect(uri, database, List.of(), codecs);
  }

  /**
   * @param listeners told of every command that goes to the database, on the thread that sends it
   */
  public static Mongo connect(
      String uri, String database, List<CommandListener> listeners, CodecRegistry... codecs) {
    return connect(uri, database, null, listeners, codecs);
  }

  /**
   * @param trust whose servers are believed where the URI asks for TLS; null for public ones
   * @param listeners told of every command that goes to the database, on the thread that sends it
   */
  public static Mongo connect(
      String uri,
      String database,
      @Nullable SSLContext trust,
      List<CommandListener> listeners,
      CodecRegistry... codecs) {
    var settings =
        MongoClientSettings.builder()
            .applyConnectionString(StoreCheck.address(uri))
            .applyToSslSettings(ssl -> ssl.context(trust))
            .applicationName(APPLICATION)
            .timeout(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
            .applyToClusterSettings(
                c -> c.serverSelectionTimeout(TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS))
            .commandListenerList(listeners)
            .build();
    return new Mongo(MongoClients.create(settings), database, Codecs.with(codecs));
  }

  public <T> MongoCollection<T> collection(String name, Class<T> type) {
    if (type.isRecord()) {
      records.put(name, type);
    }
    return database.getCollection(name, type);
  }

  /**
   * The records that were asked for, by collection: what is stored in a form that code relies on.
   */
  public Map<String, Class<?>> records() {
    return Map.copyOf(records);
  }

  /** Where stored records are told of that this version cannot read. */
  public UnreadableRows unreadable() {
    return unreadable;
  }

  public MongoDatabase database() {
    return database;
  }

  public CodecRegistry codecs() {
    return database.getCodecRegistry();
  }

  /**
   * Runs work in one transaction: snapshot reads, majority commit, repeated as a whole on transient
   * errors for up to {@link #TIME_LIMIT}. The work must have no effect outside of the session, or
   * one that can be had again and ends the same.
   */
  public <R> R inTransaction(Function<ClientSession, R> work) {
    try (ClientSession session = client.startSession()) {
      return session.withTransaction(() -> work.apply(session), TRANSACTION);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
