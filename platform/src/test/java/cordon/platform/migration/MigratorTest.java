package cordon.platform.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MigratorTest {
  private final Mongo mongo =
      Mongo.connect(
          TestMongo.shared().uri(),
          TestMongo.database(MigratorTest.class) + "_" + System.nanoTime());
  private final ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();

  private final Logger log = (Logger) LoggerFactory.getLogger(Migrator.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @BeforeEach
  void listen() {
    // Another class of the run may have asked for less.
    log.setLevel(Level.INFO);
    said.start();
    log.addAppender(said);
  }

  @AfterEach
  void close() {
    log.detachAppender(said);
    log.setLevel(null);
    mongo.close();
  }

  @Test
  void each_runs_once_in_the_order_of_its_number_and_is_recorded() throws Exception {
    migrate("1.0", noting("one"), noting("two"));
    migrate("1.1", noting("one"), noting("two"), noting("three"));

    assertThat(ran).containsExactly("one", "two", "three");
    assertThat(recorded()).extracting(Migrated::name).containsExactly("one", "two", "three");
    assertThat(recorded()).extracting(Migrated::version).containsExactly("1.0", "1.0", "1.1");
    assertThat(recorded()).extracting(Migrated::number).containsExactly(1, 2, 3);
    assertThat(recorded()).allSatisfy(one -> assertThat(one.time()).isNotNull());
  }

  @Test
  void of_replicas_that_start_at_once_one_runs_it_and_none_goes_on_before() throws Exception {
    var finished = new AtomicBoolean();
    var tooEarly = new ConcurrentLinkedQueue<String>();
    // Longer than a lease lives that nobody renews.
    Step slow =
        database -> {
          ran.add("slow");
          pause(Duration.ofSeconds(4));
          finished.set(true);
        };
    var start = new CountDownLatch(1);
    var replicas = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      replicas.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  start.await();
                  migrate("1.0", slow, noting("after"));
                  if (!finished.get()) {
                    tooEarly.add("a replica");
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }));
    }
    start.countDown();
    for (Thread replica : replicas) {
      replica.join();
    }

    assertThat(ran).containsExactly("slow", "after");
    assertThat(tooEarly).isEmpty();
    // Each of the other three, once however long it waits.
    assertThat(said.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .filteredOn("another replica migrates the database; this one waits"::equals)
        .hasSize(3);
  }

  @Test
  void one_that_fails_half_way_runs_again_from_its_beginning_and_the_next_waits_for_it()
      throws Exception {
    var broken = new AtomicBoolean(true);
    Step step =
        database -> {
          ran.add("first half");
          if (broken.get()) {
            throw new IllegalStateException("of Mr Somebody");
          }
          ran.add("second half");
        };

    assertThatThrownBy(() -> migrate("1.0", step, noting("next")))
        .isInstanceOf(NotMigratedException.class)
        .hasMessage("Migration service/1 (1) has failed: IllegalStateException.");
    assertThat(recorded()).isEmpty();
    broken.set(false);
    migrate("1.0", step, noting("next"));

    assertThat(ran).containsExactly("first half", "first half", "second half", "next");
  }

  @Test
  void what_a_replica_left_that_died_is_taken_over() throws Exception {
    mongo
        .collection("leases", Document.class)
        .insertOne(
            new Document("_id", Migrator.COLLECTION)
                .append("holder", "dead")
                .append("until", new java.util.Date(System.currentTimeMillis() + 1_000)));

    migrate("1.0", noting("one"));

    assertThat(ran).containsExactly("one");
  }

  @Test
  void a_migration_has_more_than_the_ten_seconds_of_commands() throws Exception {
    var limit = new ArrayList<Long>();

    migrate("1.0", database -> limit.add(database.getTimeout(TimeUnit.HOURS)));

    assertThat(limit).containsExactly(24L);
  }

  @Test
  void code_that_does_not_know_what_was_only_added_goes_on() throws Exception {
    migrate("2.0", noting("one"), noting("two"));

    migrate("1.0", noting("one"));

    assertThat(ran).containsExactly("one", "two");
  }

  @Test
  void code_that_does_not_know_what_closes_does_not_start_and_says_so_in_a_sentence()
      throws Exception {
    migrator(
            "2.0",
            Migration.adding(1, "one", database -> {}),
            Migration.closing(2, "amounts by indicator", database -> {}))
        .run();

    assertThatThrownBy(() -> migrate("1.0", noting("one")))
        .isInstanceOf(NotMigratedException.class)
        .hasMessage(
            "The database was migrated by version 2.0 to a form that this version 1.0 cannot go on"
                + " with: service/2 (amounts by indicator).")
        .extracting(refused -> ((NotMigratedException) refused).remedy())
        .isEqualTo("Start version 2.0 or a later one.");
    migrator(
            "2.1",
            Migration.adding(1, "one", database -> {}),
            Migration.closing(2, "amounts by indicator", database -> ran.add("again")))
        .run();
    assertThat(ran).isEmpty();
  }

  @Test
  void what_closes_keeps_older_code_away_from_its_first_change_on() {
    var seen = new ArrayList<Throwable>();
    Migration closing =
        Migration.closing(
            1,
            "one",
            database -> {
              try {
                migrate("1.0");
              } catch (NotMigratedException | InterruptedException e) {
                seen.add(e);
              }
              throw new IllegalStateException("half way");
            });

    assertThatThrownBy(() -> migrator("2.0", closing).run())
        .isInstanceOf(NotMigratedException.class);
    assertThatThrownBy(() -> migrate("1.0")).isInstanceOf(NotMigratedException.class);

    assertThat(seen).hasExactlyElementsOfTypes(NotMigratedException.class);
  }

  @Test
  void two_migrations_that_were_given_one_number_are_not_taken_for_each_other() throws Exception {
    migrate("1.1-branch", noting("index of lines"));

    assertThatThrownBy(() -> migrate("1.1", noting("index of places")))
        .isInstanceOf(NotMigratedException.class)
        .hasMessage(
            "Migration service/1 is index of places in this version 1.1, and was index of lines in"
                + " version 1.1-branch, which has run it.");
    assertThat(ran).containsExactly("index of lines");
  }

  @Test
  void of_several_that_close_the_last_says_which_version_is_needed() throws Exception {
    for (int last = 1; last <= 12; last++) {
      var steps = new Migration[last];
      for (int i = 0; i < last; i++) {
        steps[i] = Migration.closing(i + 1, "step " + i, database -> {});
      }
      migrator("2." + last, steps).run();
    }

    assertThatThrownBy(() -> migrate("1.0"))
        .extracting(refused -> ((NotMigratedException) refused).remedy())
        .isEqualTo("Start version 2.12 or a later one.");
  }

  @Test
  void numbers_have_no_gap() {
    assertThatThrownBy(() ->
            Migrations.ofService(
                Migration.adding(1, "one", database -> {}),
                Migration.adding(3, "three", database -> {})))
        .hasMessage("service has migration 3 in the place of 2");
  }

  @Test
  void indexes_that_are_there_already_are_no_fault() throws Exception {
    PlatformMigrations.all().steps().forEach(one -> one.step().run(mongo.database()));
    PlatformMigrations.postings(mongo.database());

    new Migrator(mongo, MillisecondClock.system(), "1.0", List.of(PlatformMigrations.all())).run();
    PlatformMigrations.postings(mongo.database());

    assertThat(mongo.database().getCollection("journal").listIndexes().into(new ArrayList<>()))
        .hasSize(2);
  }

  private interface Step extends Migration.Step {}

  private Step noting(String name) {
    return new Step() {
      @Override
      public void run(MongoDatabase database) {
        ran.add(name);
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }

  private void migrate(String version, Step... steps) throws InterruptedException {
    var migrations = new Migration[steps.length];
    for (int i = 0; i < steps.length; i++) {
      String name = steps[i].toString();
      boolean named = !name.contains("@");
      migrations[i] = Migration.adding(i + 1, named ? name : Integer.toString(i + 1), steps[i]);
    }
    migrator(version, migrations).run();
  }

  private Migrator migrator(String version, Migration... migrations) {
    return new Migrator(
        mongo, MillisecondClock.system(), version, List.of(Migrations.ofService(migrations)));
  }

  private List<Migrated> recorded() {
    MongoCollection<Migrated> all = mongo.collection(Migrator.COLLECTION, Migrated.class);
    return all.find(Filters.empty())
        .sort(com.mongodb.client.model.Sorts.ascending("number"))
        .into(new ArrayList<>());
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
