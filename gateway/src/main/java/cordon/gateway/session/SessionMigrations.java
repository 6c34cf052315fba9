package cordon.gateway.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * How the sessions' database came to be as the code needs it, recorded as the services do it
 * (decision 45). MongoDB may start after the gateway, so they run beside it, and each may run twice
 * and beside itself. Where newer code has left what this cannot go on with, the gateway ends.
 */
@Component
class SessionMigrations implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(SessionMigrations.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String FIRST = "gateway/1";

  private final MongoDatabase database;
  private final InstantSource clock;
  private final String version;
  private final ConfigurableApplicationContext gateway;
  private volatile @Nullable Disposable running;

  /**
   * @param version what the jar says of itself, by Spring Boot
   */
  SessionMigrations(
      SessionStore store,
      InstantSource clock,
      @Value("${spring.application.version:unreleased}") String version,
      ConfigurableApplicationContext gateway) {
    this.database = store.database().withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    this.clock = clock;
    this.version = version;
    this.gateway = gateway;
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    running =
        tooNew()
            .switchIfEmpty(Mono.defer(() -> first().then(Mono.<Document>empty())))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .doBeforeRetry(SessionMigrations::tell))
            .subscribe(this::end);
  }

  private static void tell(Retry.RetrySignal failed) {
    if (failed.totalRetries() == 0) {
      // By its class alone: a driver's message may quote data.
      log.warn(
          "the sessions' database is not migrated yet: {}",
          failed.failure().getClass().getSimpleName());
    }
  }

  /** What newer code has run that this cannot go on with. */
  private Mono<Document> tooNew() {
    return Mono.from(
        migrations()
            .find(Filters.and(ne("olderGoesOn", true), nin("_id", List.of(FIRST))))
            .first());
  }

  private void end(Document newer) {
    log.error(
        "the database was migrated by version {} to a form that this version {} cannot go on with:"
            + " {} ({}). Start version {} or a later one.",
        newer.getString("version"),
        version,
        newer.getString("_id"),
        newer.getString("name"),
        newer.getString("version"));
    // Not on a thread that the gateway waits for when it ends.
    Thread.ofPlatform().name("end").start(gateway::close);
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

  @Override
  public void destroy() {
    Disposable begun = running;
    if (begun != null) {
      begun.dispose();
    }
  }
}
