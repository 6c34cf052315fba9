package cordon.gateway.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import cordon.gateway.problem.Refused;
import cordon.gateway.service.Resilience;
import cordon.gateway.settings.GatewayProperties;
import cordon.start.StoreCheck;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What all gateways have to know of sign-ins, in MongoDB; what is over goes by itself. */
@Component
public class SessionStore implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(SessionStore.class);
  private static final long LONGEST_SECONDS = 3;

  private final MongoClient client;
  private final MongoDatabase database;
  private final MongoCollection<Session> sessions;
  private final MongoCollection<Document> signOuts;
  private final MongoCollection<Document> proofs;
  private final CircuitBreaker breaker;

  SessionStore(GatewayProperties properties, SslBundles bundles) {
    breaker =
        CircuitBreaker.of(
            "sessions",
            CircuitBreakerConfig.from(Resilience.breaking(properties.resilience().openFor()))
                // It has answered.
                .ignoreException(e -> isDuplicate(e) || isUnreadable(e))
                .build());
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(StoreCheck.address(properties.mongodb().uri()))
                .applyToSslSettings(ssl -> ssl.context(properties.mongodb().trust(bundles)))
                .writeConcern(WriteConcern.MAJORITY)
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .build());
    database = client.getDatabase(properties.mongodb().database());
    sessions = database.getCollection("sessions", Session.class);
    signOuts = database.getCollection("sign_outs");
    proofs = database.getCollection("proofs");
  }

  CircuitBreaker.State breaker() {
    return breaker.getState();
  }

  MongoDatabase database() {
    return database;
  }

  Mono<Void> insert(Session session) {
    return asked(sessions.insertOne(session)).then();
  }

  /** A session; one that this version cannot read is as none, and its person signs in again. */
  Mono<Session> find(String id) {
    return asked(sessions.find(eq(id)).first())
        .onErrorResume(SessionStore::isUnreadable, e -> unreadable());
  }

  private static boolean isUnreadable(Throwable fault) {
    return fault instanceof CodecConfigurationException
        || fault instanceof BSONException
        || fault instanceof IllegalArgumentException;
  }

  private static Mono<Session> unreadable() {
    log.warn("a session cannot be read by this version, and ends");
    return Mono.empty();
  }

  Mono<Void> used(String id, Instant time) {
    return asked(sessions.updateOne(eq(id), set("usedTime", time))).then();
  }

  /** Whether this gateway, and no other, is to renew the tokens until then. */
  Mono<Boolean> claimRenewal(Session session, Instant now, Instant until) {
    Bson free =
        and(
            eq(session.id()),
            eq("tokenEndTime", session.tokenEndTime()),
            or(eq("renewalTime", null), lt("renewalTime", now)));
    return asked(sessions.updateOne(free, set("renewalTime", until)))
        .map(result -> result.getModifiedCount() == 1);
  }

  /** Whether the session was still there. */
  Mono<Boolean> renewed(String id, Binary tokens, Instant tokenEnd) {
    Bson change =
        combine(set("tokens", tokens), set("tokenEndTime", tokenEnd), unset("renewalTime"));
    return asked(sessions.updateOne(eq(id), change)).map(result -> result.getMatchedCount() == 1);
  }

  Mono<Void> giveUpRenewal(String id) {
    return asked(sessions.updateOne(eq(id), unset("renewalTime"))).then();
  }

  Mono<Void> delete(String id) {
    return asked(sessions.deleteOne(eq(id))).then();
  }

  /** Ids of the sessions that the provider's session has carried. */
  Mono<List<String>> deleteOfProviderSession(String providerSession) {
    return deleteAll(eq("providerSession", providerSession));
  }

  /** Ids of all sessions of a person. */
  Mono<List<String>> deleteOf(String subject) {
    return deleteAll(eq("subject", subject));
  }

  private Mono<List<String>> deleteAll(Bson which) {
    // Their ids alone: one that cannot be read ends as well.
    return Flux.from(
            sessions
                .withDocumentClass(Document.class)
                .find(which)
                .projection(Projections.include("_id")))
        .map(session -> session.getString("_id"))
        .collectList()
        .onErrorMap(MongoException.class, e -> away())
        .flatMap(ids -> asked(sessions.deleteMany(which)).thenReturn(ids));
  }

  /** From then on sign-ins from before it are worth nothing, until `end`. */
  Mono<Void> signOutEverywhere(String subject, Instant now, Instant end) {
    return asked(
            signOuts.updateOne(
                eq(subject),
                combine(set("time", now), set("endTime", end)),
                new UpdateOptions().upsert(true)))
        .then();
  }

  /** Whether the person has signed out everywhere since that sign-in, which has whole seconds. */
  Mono<Boolean> isSignedOutSince(String subject, @Nullable Instant signIn) {
    Instant since = Objects.requireNonNullElse(signIn, Instant.EPOCH);
    return asked(signOuts.find(and(eq(subject), gte("time", since.plusSeconds(1)))).first())
        .hasElement();
  }

  /** Whether a proof that serves once is used for the first time; it is remembered until `end`. */
  public Mono<Boolean> isFirstUse(String proof, Instant end) {
    return asked(proofs.insertOne(new Document("_id", proof).append("endTime", end)))
        .thenReturn(true)
        .onErrorResume(SessionStore::isDuplicate, e -> Mono.just(false));
  }

  /** A question to the store, which is left alone for a while where it does not answer. */
  private <T> Mono<T> asked(Publisher<T> question) {
    return Mono.from(question)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(e -> e instanceof MongoException && !isDuplicate(e), e -> away());
  }

  private static boolean isDuplicate(Throwable fault) {
    return fault instanceof MongoWriteException write
        && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
  }

  private static Refused away() {
    return new Refused(
        503, "STORE_UNAVAILABLE", "Sessions cannot be looked up now; repeat in a moment.");
  }

  @Override
  public void destroy() {
    client.close();
  }
}
