package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import cordon.platform.migration.PlatformMigrations;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.Note;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sequencer whose tokens are all lost finds what is in no block, whatever else there is. */
class RecoveryTest {
  /** As many as it takes to tell; {@code -Dcordon.journal.entries=300000} for a large one. */
  private static final int ENTRIES = Integer.getInteger("cordon.journal.entries", 20_000);

  private static final Document LOST = new Document("_data", "not a token");
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void a_long_history_is_not_read_again() throws Exception {
    Mongo mongo = mongo("history", null);
    var journal = new Journal(mongo);
    // One every ten seconds, the last an hour ago, as after a quiet night.
    Instant last = now().minus(Duration.ofHours(1));
    history(mongo, journal, ENTRIES, last, Duration.ofSeconds(10));
    var writers = new JournalWriters(mongo, journal);
    writers.write(3, 5, "late-");
    mongo.database().runCommand(new Document("profile", 2));

    start(mongo, journal);
    // Not by counting the journal, which would be counted too.
    var blocks = new Blocks(mongo, journal);
    await().atMost(Duration.ofMinutes(1)).until(() -> blocks.head() == ENTRIES + 15);
    mongo.database().runCommand(new Document("profile", 0));

    assertThat(examined(mongo)).isLessThan(5_000);
    assertThat(numbered(mongo)).hasSize(ENTRIES + 15);
    if (ENTRIES <= 20_000) {
      JournalAudit.check(mongo);
    }
  }

  @Test
  void versions_keep_their_order_though_their_clocks_did_not() throws Exception {
    Mongo mongo = mongo("order", null);
    var journal = new Journal(mongo);
    new Blocks(mongo, journal).begin(token(), now());
    spoil(mongo);
    // More between the two than are read at once, and the first version has the later time.
    Instant start = now().minus(Duration.ofMinutes(10));
    insert(journal, entry(journal, "skewed", 2, start));
    insert(journal, entry(journal, "skewed", 3, start.plusMillis(1)));
    var between = new ArrayList<Entry>();
    for (int i = 0; i < 3 * Block.LARGEST; i++) {
      between.add(entry(journal, "n" + i, 1, start.plusMillis(10 + i)));
    }
    insert(journal, between.toArray(Entry[]::new));
    insert(journal, entry(journal, "skewed", 1, start.plusSeconds(60)));

    start(mongo, journal);

    awaitNumbered(mongo);
    JournalAudit.check(mongo);
  }

  /** It was waited for in silence, until the clock of the database had passed it. */
  @Test
  void a_token_of_a_moment_to_which_the_database_has_not_come_is_not_waited_for() throws Exception {
    Mongo mongo = mongo("ahead", null);
    var journal = new Journal(mongo);
    var stream = new JournalStream(mongo.database(), journal);
    BsonDocument now = stream.currentToken();
    new Blocks(mongo, journal).begin(inAnHour(now), now());
    assertThat(stream.isAhead(now)).isFalse();
    insert(journal, entry(journal, "restored", 1, now()));

    start(mongo, journal);

    awaitNumbered(mongo);
    insert(journal, entry(journal, "restored", 2, now()));
    awaitNumbered(mongo);
    JournalAudit.check(mongo);
  }

  /** As a cluster gives it whose clock is an hour further on. */
  private static BsonDocument inAnHour(BsonDocument token) {
    String digits = token.getString("_data").getValue();
    long seconds = Long.parseLong(digits, 2, 10, 16) + 3600;
    return new BsonDocument(
        "_data",
        new BsonString(digits.substring(0, 2) + "%08X".formatted(seconds) + digits.substring(10)));
  }

  @Test
  void a_recovery_that_ended_half_way_is_taken_up() throws Exception {
    var armed = new AtomicBoolean(true);
    var died = new AtomicBoolean();
    var pagesAdded = new AtomicInteger();
    Mongo mongo =
        mongo(
            "half",
            new CommandListener() {
              @Override
              public void commandStarted(CommandStartedEvent event) {
                if (new BsonString(Blocks.COLLECTION).equals(event.getCommand().get("insert"))
                    && pagesAdded.incrementAndGet() == 4
                    && armed.getAndSet(false)) {
                  died.set(true);
                  doNothingMore();
                }
              }
            });
    var journal = new Journal(mongo);
    new Blocks(mongo, journal).begin(token(), now());
    spoil(mongo);
    Instant start = now().minus(Duration.ofMinutes(10));
    var all = new ArrayList<Entry>();
    for (int i = 0; i < 10 * Block.LARGEST; i++) {
      all.add(entry(journal, "n" + i % 100, i / 100 + 1L, start.plusMillis(i)));
    }
    insert(journal, all.toArray(Entry[]::new));

    // It ends as by kill: what it has added stands, and its thread does nothing more.
    sequencer(mongo, journal).start();
    await().atMost(Duration.ofSeconds(20)).untilTrue(died);
    // Nor does the thread that renews its lease.
    mongo.close();
    Mongo another = mongo("half", null);
    another.collection("leases", Document.class).deleteMany(Filters.empty());
    assertThat(numbered(another)).hasSizeBetween(1, all.size() - 1);

    start(another, new Journal(another));

    awaitNumbered(another);
    JournalAudit.check(another);
  }

  /**
   * The last hour is read again, and the first that is in no block comes at its end: after nearly
   * five seconds, when the other replica has had the lease for two.
   */
  @ParameterizedTest
  @CsvSource({"3000, 700", "400, 4500"})
  void a_scan_that_takes_longer_than_a_lease_is_not_begun_again_by_another_replica(
      int before, long millisForEach) throws Exception {
    String name = "slow" + before;
    Mongo mongo = mongo(name, null);
    var journal = new Journal(mongo);
    history(mongo, journal, before, now().minusSeconds(1), Duration.ofMillis(100));
    new JournalWriters(mongo, journal).write(3, 5, "late-");

    for (int replica = 0; replica < 2; replica++) {
      Mongo slow = mongo(name, new SlowScan(millisForEach));
      start(slow, new Journal(slow));
    }

    var blocks = new Blocks(mongo, journal);
    await().atMost(Duration.ofSeconds(30)).until(() -> blocks.head() == before + 15);
    JournalAudit.check(mongo);
  }

  /** A replica that asks of many entries whether they are in a block waits for the answer. */
  private record SlowScan(long millis) implements CommandListener {
    @Override
    public void commandStarted(CommandStartedEvent event) {
      BsonDocument command = event.getCommand();
      if (new BsonString(Blocks.COLLECTION).equals(command.get("find"))
          && command.getDocument("filter", new BsonDocument()).containsKey("ids")) {
        try {
          Thread.sleep(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** One that fails at each step keeps nobody else from numbering. */
  @Test
  void a_replica_whose_steps_end_by_an_error_leaves_the_work_to_another() throws Exception {
    Mongo broken =
        mongo(
            "broken",
            new CommandListener() {
              @Override
              public void commandStarted(CommandStartedEvent event) {
                if (new BsonString(Blocks.COLLECTION).equals(event.getCommand().get("insert"))
                    && event.getCommand().toString().contains("n1:")) {
                  throw new NoClassDefFoundError("cordon/Missing");
                }
              }
            });
    var journal = new Journal(broken);
    Sequencer failing = sequencer(broken, journal);
    failing.start();
    open.add(failing::stop);
    await().atMost(Duration.ofSeconds(10)).until(failing::healthy);

    insert(journal, entry(journal, "n1", 1, now()));

    await().atMost(Duration.ofSeconds(10)).until(() -> !failing.healthy());
    Mongo well = mongo("broken", null);
    start(well, new Journal(well));
    awaitNumbered(well);
    JournalAudit.check(well);
  }

  private static void doNothingMore() {
    while (true) {
      LockSupport.park();
    }
  }

  /** A journal that was numbered in blocks, and has only tokens that are lost. */
  private static void history(
      Mongo mongo, Journal journal, int entries, Instant end, Duration each) {
    var blocks = new Blocks(mongo, journal);
    blocks.begin(token(), end);
    Block last = blocks.last();
    for (int from = 0; from < entries; from += Block.LARGEST) {
      var stretch = new ArrayList<Entry>();
      var ids = new ArrayList<String>();
      MerkleTree tree = last.tree();
      for (int i = from; i < Math.min(from + Block.LARGEST, entries); i++) {
        Instant time = end.minus(each.multipliedBy(entries - i));
        Entry entry = entry(journal, "old-" + i, 1, time);
        stretch.add(entry);
        ids.add(entry.id());
        tree = tree.append(Objects.requireNonNull(entry.leaf()));
      }
      insert(journal, stretch.toArray(Entry[]::new));
      last = new Block(last.next(), last.next() + ids.size(), ids, end, token(), tree);
      assertThat(blocks.add(last)).isTrue();
    }
  }

  private static BsonDocument token() {
    return LOST.toBsonDocument();
  }

  private static void spoil(Mongo mongo) {
    mongo
        .collection(Blocks.COLLECTION, Document.class)
        .updateMany(Filters.empty(), Updates.set("token", LOST));
  }

  private static Entry entry(Journal journal, String aggregate, long version, Instant time) {
    var actor = new Actor("somebody", null, List.of("planner"));
    Note note = Note.newBuilder().setNoteId(aggregate).setVersion(version).build();
    Entry made = journal.own(actor, null, null, "Append", null, time, aggregate, version, note);
    return made.withLeaf(journal.leafOf(made));
  }

  private static void insert(Journal journal, Entry... entries) {
    journal.collection().insertMany(List.of(entries), new InsertManyOptions().ordered(false));
  }

  private static List<String> numbered(Mongo mongo) {
    var names = new ArrayList<String>();
    mongo
        .collection(Blocks.COLLECTION, Block.class)
        .find()
        .forEach(block -> names.addAll(block.ids()));
    return names;
  }

  private static long examined(Mongo mongo) {
    String journal = mongo.database().getName() + "." + Journal.COLLECTION;
    long examined = 0;
    for (Document one :
        mongo.collection("system.profile", Document.class).find(Filters.eq("ns", journal))) {
      examined += ((Number) one.get("docsExamined", (Object) 0)).longValue();
    }
    return examined;
  }

  private void start(Mongo mongo, Journal journal) {
    Sequencer sequencer = sequencer(mongo, journal);
    sequencer.start();
    open.add(sequencer::stop);
  }

  private static Sequencer sequencer(Mongo mongo, Journal journal) {
    var blocks = new Blocks(mongo, journal);
    return new Sequencer(mongo, journal, blocks, new Tail(blocks), MillisecondClock.system());
  }

  private Mongo mongo(String name, @Nullable CommandListener listener) {
    Mongo mongo =
        Mongo.connect(
            TestMongo.shared().uri(),
            TestMongo.database(RecoveryTest.class) + "_" + name,
            listener == null ? List.of() : List.of(listener));
    open.add(mongo);
    PlatformMigrations.all().steps().forEach(one -> one.step().run(mongo.database()));
    return mongo;
  }

  private static Instant now() {
    return MillisecondClock.system().instant();
  }

  private static void awaitNumbered(Mongo mongo) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (JournalAudit.unnumbered(mongo) > 0) {
      assertThat(System.nanoTime()).as("numbered within a minute").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
