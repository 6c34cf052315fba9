package cordon.platform.projection;

import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Journals;
import cordon.platform.sample.SampleApplication;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a view is built: beside the one before, and what is read meanwhile. */
class ViewBuildingTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** So many that a build that takes a millisecond for each is not done within a start. */
  private static final int MANY = 3000;

  private static final Map<String, String> SLOWLY = Map.of("cordon.sample.words-pause", "1ms");

  private final String database =
      TestMongo.database(ViewBuildingTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> replicas = new ArrayList<>();
  private int written;

  @AfterEach
  void stop() {
    replicas.forEach(ServiceFixture::close);
  }

  @Test
  void the_version_before_serves_and_is_kept_up_until_the_new_one_is_caught_up() {
    ServiceFixture service = restarted(filled(), 2, SLOWLY);

    assertThat(read(service)).isEqualTo(MANY);
    await().atMost(LONGEST).until(() -> status(service) == ServingStatus.SERVING);
    assertThat(serving(service)).isEqualTo(1);
    while (serving(service) == 1) {
      assertThat(readAfter(service, write(service))).isEqualTo(written);
    }
    assertThat(serving(service)).isEqualTo(2);
    assertThat(written).isGreaterThan(MANY);
    for (int i = 0; i < 20; i++) {
      assertThat(readAfter(service, write(service))).isEqualTo(written);
    }
  }

  @Test
  void a_first_build_serves_nothing_and_is_not_ready_until_it_is_caught_up() {
    var first = new HashMap<>(SLOWLY);
    first.put("cordon.sample.words-since", "2");
    ServiceFixture service = restarted(filled(), 2, first);

    assertThat(reasonOf(() -> read(service))).isEqualTo("STORE_UNAVAILABLE");
    assertThat(status(service)).isEqualTo(ServingStatus.NOT_SERVING);
    await()
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          ServingStatus now = status(service);
          // Whoever is told that it is ready is answered, and with everything.
          if (now == ServingStatus.SERVING) {
            assertThat(read(service)).isEqualTo(MANY);
          }
          return now == ServingStatus.SERVING;
        });
  }

  @Test
  void a_transaction_that_sees_the_time_before_the_switch_reads_what_served_then() {
    ServiceFixture service = restarted(filled(), 2, SLOWLY);
    Mongo mongo = service.mongo();
    Views views = service.bean(Views.class);
    await().atMost(LONGEST).until(() -> built(service, "words/2") > MANY * 2 / 3);
    assertThat(serving(service)).isEqualTo(1);

    int read =
        mongo.inTransaction(session -> {
          var _ = mongo.collection("journal", Document.class).find(session).first();
          await().atMost(Duration.ofSeconds(8)).until(() -> serving(service) == 2);
          return views.serving("words", session).version();
        });

    assertThat(read).isEqualTo(1);
    assertThat(mongo.<Integer>inTransaction(s -> views.serving("words", s).version())).isEqualTo(2);
  }

  @Test
  void what_nobody_uses_is_dropped_and_what_another_replica_uses_is_not() {
    Map<String, String> soon = Map.of("cordon.views.kept", "10s");
    ServiceFixture old = replica(1, soon);
    write(old);
    ServiceFixture unused = replica(2, soon);
    await().atMost(LONGEST).until(() -> serving(unused) == 2);
    unused.close();
    replicas.remove(unused);
    String last = write(old);
    assertThat(readAfter(old, last)).isEqualTo(2);

    ServiceFixture now = replica(3, soon);

    await()
        .atMost(LONGEST)
        .untilAsserted(() -> assertThat(builds(now)).containsExactly("words/1", "words/3"));
    assertThat(now.mongo().database().listCollectionNames())
        .filteredOn(name -> name.startsWith("word_count"))
        .hasSize(2);
    String after = write(old);
    assertThat(readAfter(old, after)).isEqualTo(3);
    assertThat(readAfter(now, after)).isEqualTo(3);
  }

  @Test
  void a_build_that_was_dropped_under_a_replica_is_built_anew_and_nothing_is_read_of_it() {
    ServiceFixture service = replica(1, Map.of());
    String last = write(service);
    assertThat(readAfter(service, last)).isEqualTo(1);
    var known = new Builds(service.mongo());

    assertThat(known.drop(known.of("words").getFirst())).isTrue();
    write(service);

    await()
        .atMost(LONGEST)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(read(service)).isEqualTo(2));
    assertThat(builds(service)).containsExactly("words/1");
  }

  @Test
  void a_build_that_is_used_between_two_looks_is_not_dropped() {
    ServiceFixture service = replica(1, Map.of());
    var builds = new Builds(service.mongo());
    Builds.Known looked = builds.of("words").getFirst();

    assertThat(builds.beat(looked.build())).isTrue();

    assertThat(builds.drop(looked)).isFalse();
    assertThat(readAfter(service, write(service))).isEqualTo(1);
  }

  /** Before builds had names, collections had none of their version, and one place was kept. */
  @Test
  void what_was_built_before_builds_had_names_serves_while_it_is_built_anew() {
    ServiceFixture before = filled();
    Mongo mongo = before.mongo();
    var builds = mongo.collection("projections", Document.class);
    Builds.Known known = new Builds(mongo).of("words").getFirst();
    mongo
        .collection("word_count", Document.class)
        .insertMany(
            known.build().collection("word_count", Document.class).find().into(new ArrayList<>()));
    builds.insertOne(
        new Document("_id", "words")
            .append("version", 1)
            .append("position", known.reached().position())
            .append("time", Date.from(Instant.now())));
    builds.deleteOne(Filters.eq("_id", "words/1"));

    ServiceFixture service = restarted(before, 2, SLOWLY);

    assertThat(read(service)).isEqualTo(MANY);
    assertThat(serving(service)).isEqualTo(1);
    assertThat(readAfter(service, write(service))).isEqualTo(MANY + 1);
    await().atMost(LONGEST).until(() -> serving(service) == 2);
    assertThat(read(service)).isEqualTo(MANY + 1);
  }

  @Test
  void a_service_may_have_several_views_and_whoever_waits_waits_for_all() {
    ServiceFixture service = replica(1, Map.of("cordon.sample.letters", "true"));

    assertThat(readAfter(service, write(service))).isEqualTo(1);

    Document letters =
        service
            .bean(Views.class)
            .serving("letters")
            .collection("letter_count", Document.class)
            .find()
            .first();
    assertThat(letters).containsEntry("letters", (long) "a word".length());
  }

  private ServiceFixture filled() {
    ServiceFixture service = replica(1, Map.of());
    Journals.fill(service, MANY);
    written = MANY;
    await().atMost(LONGEST).until(() -> read(service) == MANY);
    return service;
  }

  private ServiceFixture replica(int version, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", database);
    properties.put("cordon.sample.words", Integer.toString(version));
    ServiceFixture started =
        ServiceFixture.start(SampleApplication.class, ViewBuildingTest.class, properties);
    replicas.add(started);
    return started;
  }

  private ServiceFixture restarted(ServiceFixture replica, int version, Map<String, String> extra) {
    replica.close();
    replicas.remove(replica);
    return replica(version, extra);
  }

  private static int serving(ServiceFixture service) {
    return service.bean(Views.class).serving("words").version();
  }

  private static List<String> builds(ServiceFixture service) {
    return new Builds(service.mongo())
        .of("words").stream().map(known -> known.build().id()).sorted().toList();
  }

  private static long built(ServiceFixture service, String build) {
    return new Builds(service.mongo())
        .of("words").stream()
            .filter(known -> known.build().id().equals(build))
            .mapToLong(known -> known.reached().position())
            .findFirst()
            .orElse(0);
  }

  private static ServingStatus status(ServiceFixture service) {
    return HealthGrpc.newBlockingStub(service.anonymous(Map.of()))
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private String write(ServiceFixture service) {
    String id = "note-" + ++written;
    return stub(service, Map.of())
        .writeNote(
            WriteNoteRequest.newBuilder()
                .setNoteId(id)
                .setNote(Note.newBuilder().setNoteId(id).setText("a word"))
                .build())
        .getEntry();
  }

  private static long read(ServiceFixture service) {
    return stub(service, Map.of()).readNotes(ReadNotesRequest.getDefaultInstance()).getNotes();
  }

  private static long readAfter(ServiceFixture service, String entry) {
    return stub(service, Map.of("cordon-after", entry))
        .readNotes(ReadNotesRequest.getDefaultInstance())
        .getNotes();
  }

  private static NoteServiceBlockingStub stub(
      ServiceFixture service, Map<String, String> metadata) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner, metadata));
  }
}
