package cordon.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.gateway.GatewayFixture;
import cordon.gateway.TestBrowser;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.GoldenFiles;
import cordon.testsupport.GoldenFiles.Pinned;
import cordon.testsupport.StoredForm;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.Document;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the gateway stores, in the forms that it had and may yet have. */
class StoredSessionsTest {
  private static final TestCaller PLANNER = TestIdentity.person("ines").roles("planner");
  private static final Codec<Session> SESSIONS =
      MongoClientSettings.getDefaultCodecRegistry().get(Session.class);
  private static final Map<String, List<Pinned>> PINNED = GoldenFiles.byCollection();

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void every_collection_holds_forms_that_are_pinned() {
    try (var browser = new TestBrowser(gateway)) {
      browser.signIn(PLANNER, "");
      assertThat(browser.post("/api/session/sign-out-everywhere", "").status()).isEqualTo(204);
      browser.signIn(PLANNER, "");
    }
    SessionStore store = gateway.bean(SessionStore.class);
    assertThat(store.isFirstUse("one-more-proof", Instant.now()).block()).isTrue();

    for (String collection : database().listCollectionNames()) {
      Set<String> known = new HashSet<>();
      PINNED
          .getOrDefault(collection, List.of())
          .forEach(pinned -> known.addAll(StoredForm.of(pinned.form(), false)));
      assertThat(known).as("golden files of %s", collection).isNotEmpty();
      for (BsonDocument document :
          database().getCollection(collection, BsonDocument.class).find().limit(200)) {
        assertThat(known).as(collection).containsAll(StoredForm.of(document, false));
      }
    }
  }

  @Test
  void a_session_is_read_and_written_again_as_it_was() {
    for (Pinned pinned : pinned()) {
      var again = new BsonDocument();
      SESSIONS.encode(
          new BsonDocumentWriter(again), read(pinned.form()), EncoderContext.builder().build());

      assertThat(again).isEqualTo(pinned.form());
    }
  }

  @Test
  void a_session_that_lacks_something_has_its_default_or_is_none() {
    var refused = new ArrayList<String>();
    for (StoredForm.Without less : StoredForm.eachWithoutOne(pinned().getFirst().form())) {
      try {
        assertThat(read(less.document())).isNotNull();
      } catch (CodecConfigurationException e) {
        refused.add(less.field());
      }
    }

    assertThat(refused)
        .containsExactlyInAnyOrder(
            "_id",
            "subject",
            "roles",
            "tokens",
            "startTime",
            "usedTime",
            "tokenEndTime",
            "endTime");
  }

  @Test
  void whoever_has_a_session_that_cannot_be_read_signs_in_again() {
    for (Bson damage : List.of(Updates.unset("usedTime"), Updates.set("roles", "planner"))) {
      try (var browser = new TestBrowser(gateway)) {
        browser.signIn(PLANNER, "");
        assertThat(sessions().updateMany(Filters.empty(), damage).getMatchedCount()).isPositive();

        // More often than a store may fail before it is left alone: it has answered each time.
        for (int i = 0; i < 30; i++) {
          assertThat(browser.isSignedIn()).isFalse();
        }
        browser.signIn(PLANNER, "");
        assertThat(browser.isSignedIn()).isTrue();
      } finally {
        sessions().deleteMany(Filters.empty());
      }
    }
  }

  @Test
  void one_that_cannot_be_read_keeps_nobody_from_signing_out_everywhere() {
    try (var lost = new TestBrowser(gateway);
        var browser = new TestBrowser(gateway)) {
      lost.signIn(PLANNER, "");
      sessions().updateMany(Filters.empty(), Updates.unset("usedTime"));
      browser.signIn(PLANNER, "");

      assertThat(browser.post("/api/session/sign-out-everywhere", "").status()).isEqualTo(204);

      assertThat(sessions().countDocuments()).isZero();
    } finally {
      sessions().deleteMany(Filters.empty());
    }
  }

  @Test
  void the_indexes_and_a_record_of_them_are_there() {
    await()
        .untilAsserted(() -> {
          Document ran =
              database().getCollection("migrations").find(Filters.eq("_id", "gateway/1")).first();
          assertThat(ran).isNotNull().containsEntry("olderGoesOn", true);
        });
    assertThat(sessions().listIndexes().into(new ArrayList<>())).hasSize(4);
  }

  private static Session read(BsonDocument stored) {
    return SESSIONS.decode(
        new BsonDocumentReader(stored.clone()), DecoderContext.builder().build());
  }

  private static MongoCollection<Document> sessions() {
    return database().getCollection("sessions");
  }

  private static MongoDatabase database() {
    return TestMongo.shared().client().getDatabase(TestMongo.database(GatewayFixture.class));
  }

  private static List<Pinned> pinned() {
    return Objects.requireNonNull(PINNED.get("sessions"));
  }
}
