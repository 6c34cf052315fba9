package cordon.gateway.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import cordon.start.BeforeStart;
import cordon.start.NotStartedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How the sessions' database came to be as the code needs it, recorded as the services do it
 * (decision 45). They run before the gateway listens, and each may run twice and beside itself.
 */
@Component
class SessionMigrations extends BeforeStart {
  /** Once the database is there, and long before the server. */
  static final int PHASE = -10;

  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String FIRST = "gateway/1";

  private final MongoDatabase database;
  private final InstantSource clock;
  private final String version;

  /**
   * @param version what the jar says of itself, by Spring Boot
   */
  SessionMigrations(
      SessionStore store,
      InstantSource clock,
      @Value("${spring.application.version:unreleased}") String version) {
    super(PHASE);
    this.database = store.database().withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    this.clock = clock;
    this.version = version;
  }

  /**
   * @throws NotStartedException if they fail, or newer code has left what this cannot go on with
   */
  @Override
  protected void run() {
    try {
      tooNew().then(Mono.defer(this::first)).block();
    } catch (MongoException e) {
      // By its class alone: a driver's message may quote data.
      throw new NotStartedException(
          "The sessions' database cannot be migrated: %s.".formatted(e.getClass().getSimpleName()),
          "Mend what stands in its way, as rights that the user lacks, and start again.",
          e);
    }
  }

  /** What newer code has run that this cannot go on with ends the start. */
  private Mono<Void> tooNew() {
    return Mono.from(
            migrations()
                .find(Filters.and(ne("olderGoesOn", true), nin("_id", List.of(FIRST))))
                .first())
        .flatMap(newer -> Mono.error(refused(newer)));
  }

  private NotStartedException refused(Document newer) {
    String needed = newer.getString("version");
    return new NotStartedException(
        "The database was migrated by version %s to a form that this version %s cannot go on with: %s (%s)."
            .formatted(needed, version, newer.getString("_id"), newer.getString("name")),
        "Start version %s or a later one.".formatted(needed));
  }

  private Mono<Void> first() {
    var whenOver = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
    var sessions = database.getCollection("sessions");
    return Flux.concat(
            sessions.createIndex(ascending("endTime"), whenOver),
            sessions.createIndex(ascending("providerSession")),
            sessions.createIndex(ascending("subject")),
            database.getCollection("sign_outs").createIndex(ascending("endTime"), whenOver),
            database.getCollection("proofs").createIndex(ascending("endTime"), whenOver))
        .then(ran(FIRST, 1, "indexes of sessions"));
  }

  private Mono<Void> ran(String id, int number, String name) {
    Bson record =
        Updates.combine(
            Updates.setOnInsert("part", "gateway"),
            Updates.setOnInsert("number", number),
            Updates.setOnInsert("name", name),
            Updates.setOnInsert("olderGoesOn", true),
            Updates.setOnInsert("version", version),
            Updates.setOnInsert("time", clock.instant()));
    return Mono.from(migrations().updateOne(eq(id), record, new UpdateOptions().upsert(true)))
        .then();
  }

  private MongoCollection<Document> migrations() {
    return database.getCollection("migrations");
  }
}
