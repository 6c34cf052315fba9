package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An entry whose document cannot be decoded keeps its place, and nothing but its aggregate waits.
 */
class UnreadableEntryTest {
  private static final Duration LONGEST = Duration.ofSeconds(40);
  private static final List<String> COUNTS = List.of("word_count");
  private static final String SINCE = "cordon.sample.words-since";
  private static final Bson DAMAGE = Updates.set("actor", "damaged");

  private final String database =
      TestMongo.database(UnreadableEntryTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> started = new ArrayList<>();
  private final Map<String, Document> whole = new HashMap<>();

  @AfterEach
  void stop() {
    started.reversed().forEach(ServiceFixture::close);
  }

  @Test
  void an_own_entry_parks_its_aggregate_until_it_can_be_read() {
    ServiceFixture first = start("own", Map.of());
    write(first, "good", "one");
    write(first, "bad", "two words");
    write(first, "bad", "three more words");
    write(first, "good", "one");
    awaitWords(first, 7);
    close(first);

    ServiceFixture next = raised("own", 2, journal("own"), "bad:1", DAMAGE);
    write(next, "later", "one");

    awaitWords(next, 3);
    assertThat(next.parked("words")).isEqualTo(2);
    assertThat(next.bean(Projector.class).healthy()).isTrue();

    mend(journal(next), "bad:1");

    awaitWords(next, 8);
    await().atMost(LONGEST).until(() -> next.parked("words") == 0);
    assertThat(next.bean(Projector.class).parked()).isZero();
    String taken = digest(next);
    close(next);
    ServiceFixture rebuilt = start("own", Map.of("cordon.sample.words", "3"));
    await().atMost(LONGEST).until(() -> rebuilt.bean(Projector.class).reached().version() == 3);
    awaitWords(rebuilt, 8);
    assertThat(digest(rebuilt)).isEqualTo(taken);
  }

  @Test
  void every_field_may_be_damaged() {
    ServiceFixture first = start("fields", Map.of());
    List<String> fields =
        List.of("aggregate", "version", "source", "actor", "time", "type", "resource", "salt");
    fields.forEach(field -> write(first, "of-" + field, "one"));
    write(first, "good", "one");
    awaitWords(first, fields.size() + 1L);
    close(first);
    for (String field : fields) {
      damage(journal("fields"), "of-" + field + ":1", Updates.set(field, true));
    }

    ServiceFixture next = start("fields", Map.of("cordon.sample.words", "2", SINCE, "2"));

    awaitWords(next, 1);
    assertThat(next.parked("words")).isEqualTo(fields.size());
    ServiceFixture reader = start("fieldsreader", Map.of("cordon.feeds.other", next.address()));
    awaitWords(reader, 1);
    await().atMost(LONGEST).until(() -> reader.parked("words") == fields.size());
  }

  @Test
  void what_a_later_release_has_written_is_numbered_and_does_not_stop_the_order() {
    ServiceFixture service = start("later", Map.of());
    write(service, "good", "one");
    Document whole = Objects.requireNonNull(journal(service).find().first());

    // A release that keeps its actor in another form.
    var strange = new Document(whole);
    strange.put("_id", "strange:1");
    strange.put("aggregate", "strange");
    strange.put("actor", List.of("somebody"));
    journal(service).insertOne(strange);
    write(service, "good", "one");

    awaitWords(service, 2);
    await().atMost(LONGEST).until(() -> service.parked("words") == 1);

    strange.put("actor", whole.get("actor"));
    journal(service).replaceOne(Filters.eq("_id", "strange:1"), strange);

    awaitWords(service, 3);
    assertThat(service.parked("words")).isZero();
  }

  @Test
  void its_reader_in_another_service_goes_on_and_gets_it_when_it_can_be_read() {
    ServiceFixture source = start("source", Map.of());
    write(source, "good", "one");
    write(source, "bad", "two words");
    write(source, "bad", "three more words");
    write(source, "good", "one");
    awaitWords(source, 7);
    close(source);
    ServiceFixture again = raised("source", 2, journal("source"), "bad:1", DAMAGE);
    ServiceFixture reader = start("reader", Map.of("cordon.feeds.other", again.address()));

    awaitWords(reader, 2);
    await().atMost(LONGEST).until(() -> reader.parked("words") == 2);
    write(again, "good", "one");
    awaitWords(reader, 3);

    mend(journal(again), "bad:1");

    awaitWords(reader, 8);
    await().atMost(LONGEST).until(() -> reader.parked("words") == 0);
    reader.restart();
    awaitWords(reader, 8);
  }

  @Test
  void what_still_cannot_be_counted_stays_left_out_and_what_came_before_it_is_taken_in() {
    ServiceFixture first = start("half", Map.of());
    write(first, "bad", "two words");
    awaitWords(first, 2);
    write(first, "bad", "poison");
    write(first, "bad", "one");
    close(first);

    ServiceFixture next = raised("half", 2, journal("half"), "bad:1", DAMAGE);
    write(next, "good", "one");
    awaitWords(next, 1);
    await().atMost(LONGEST).until(() -> next.parked("words") == 3);
    mend(journal(next), "bad:1");

    awaitWords(next, 3);
    await().atMost(LONGEST).until(() -> next.parked("words") == 2);
  }

  private ServiceFixture raised(
      String name, int version, MongoCollection<Document> journal, String id, Bson damage) {
    damage(journal, id, damage);
    return start(
        name,
        Map.of("cordon.sample.words", Integer.toString(version), SINCE, Integer.toString(version)));
  }

  private void damage(MongoCollection<Document> journal, String id, Bson damage) {
    whole.put(id, Objects.requireNonNull(journal.find(Filters.eq("_id", id)).first()));
    var _ = journal.updateOne(Filters.eq("_id", id), damage);
  }

  private void mend(MongoCollection<Document> journal, String id) {
    var _ = journal.replaceOne(Filters.eq("_id", id), Objects.requireNonNull(whole.get(id)));
  }

  private ServiceFixture start(String name, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", database + "_" + name);
    ServiceFixture service =
        ServiceFixture.start(SampleApplication.class, UnreadableEntryTest.class, properties);
    started.add(service);
    return service;
  }

  private void close(ServiceFixture service) {
    service.close();
    started.remove(service);
  }

  private static MongoCollection<Document> journal(ServiceFixture service) {
    return service.mongo().collection("journal", Document.class);
  }

  /** While the service is stopped. */
  private MongoCollection<Document> journal(String name) {
    return TestMongo.shared().client().getDatabase(database + "_" + name).getCollection("journal");
  }

  private static String digest(ServiceFixture service) {
    return Digest.of(service.mongo(), service.bean(Views.class).serving("words"), COUNTS);
  }

  private static void write(ServiceFixture service, String id, String text) {
    var planner = TestIdentity.person("planner").roles("planner");
    var note = Note.newBuilder().setNoteId(id).setText(text).build();
    var _ =
        NoteServiceGrpc.newBlockingStub(service.channel(planner))
            .writeNote(WriteNoteRequest.newBuilder().setNoteId(id).setNote(note).build());
  }

  private static void awaitWords(ServiceFixture service, long words) {
    var planner = TestIdentity.person("planner").roles("planner");
    var stub = NoteServiceGrpc.newBlockingStub(service.channel(planner));
    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(stub.readNotes(ReadNotesRequest.getDefaultInstance()).getWords())
                .isEqualTo(words));
  }
}
