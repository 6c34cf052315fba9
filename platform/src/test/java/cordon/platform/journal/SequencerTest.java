package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SequencerTest {
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  @Test
  void two_rivals_leave_no_hole_and_number_nothing_twice() throws Exception {
    Mongo mongo = mongo(TestMongo.shared().uri(), "rivals");
    var journal = new Journal(mongo);
    startWithoutLease(mongo, journal);
    startWithoutLease(mongo, journal);
    var writers = new JournalWriters(mongo, journal);

    writers.write(8, 120, "rival-");

    awaitNumbered(mongo);
    JournalAudit.check(mongo);
    assertThat(writers.acknowledged()).hasSize(8 * 120);
  }

  @Test
  void a_journal_that_rests_while_the_oplog_rolls_over_goes_on_without_a_scan() throws Exception {
    MongoMembers members = keep(MongoMembers.start(1, 1));
    Mongo mongo = mongo(members.uri(), "resting");
    var journal = new Journal(mongo);
    Sequencer sequencer = start(mongo, journal, Duration.ofMillis(200));
    var writers = new JournalWriters(mongo, journal);
    writers.write(1, 3, "before-");
    awaitNumbered(mongo);

    rollOver(members);
    // The token of the last block is gone by now; the one kept beside it is not.
    sequencer.stop();
    start(mongo, journal, Duration.ofMillis(200));
    writers.write(1, 3, "after-");

    awaitNumbered(mongo);
    JournalAudit.check(mongo);
    assertThat(tokenOfLastPageIsLost(mongo, journal)).isTrue();
  }

  @Test
  void entries_written_while_nobody_numbered_and_the_oplog_rolled_over_are_found()
      throws Exception {
    MongoMembers members = keep(MongoMembers.start(1, 1));
    Mongo mongo = mongo(members.uri(), "rolled");
    var journal = new Journal(mongo);
    Sequencer sequencer = start(mongo, journal, Duration.ofSeconds(10));
    var writers = new JournalWriters(mongo, journal);
    writers.write(2, 5, "numbered-");
    awaitNumbered(mongo);
    sequencer.stop();

    writers.write(3, 400, "unnumbered-");
    rollOver(members);
    start(mongo, journal, Duration.ofSeconds(10));
    writers.write(2, 5, "later-");

    awaitNumbered(mongo);
    JournalAudit.check(mongo);
  }

  @Test
  void a_token_that_nobody_can_read_is_replaced_by_a_scan() throws Exception {
    Mongo mongo = mongo(TestMongo.shared().uri(), "garbled");
    var journal = new Journal(mongo);
    Sequencer sequencer = start(mongo, journal, Duration.ofSeconds(10));
    var writers = new JournalWriters(mongo, journal);
    writers.write(1, 3, "first-");
    awaitNumbered(mongo);
    sequencer.stop();
    mongo
        .collection(Blocks.COLLECTION, Document.class)
        .updateMany(Filters.empty(), Updates.set("token", new Document("_data", "not a token")));
    mongo.collection("sequencer", Document.class).deleteMany(Filters.empty());

    writers.write(2, 3, "second-");
    start(mongo, journal, Duration.ofSeconds(10));

    awaitNumbered(mongo);
    JournalAudit.check(mongo);
  }

  private Sequencer start(Mongo mongo, Journal journal, Duration keepTokenEvery) {
    var blocks = new Blocks(mongo, journal);
    var sequencer =
        new Sequencer(
            mongo, journal, blocks, new Tail(blocks), MillisecondClock.system(), keepTokenEvery);
    sequencer.start();
    keep(sequencer::stop);
    return sequencer;
  }

  /** Rivals in earnest: the lease that would keep them apart is taken away all the time. */
  private void startWithoutLease(Mongo mongo, Journal journal) {
    start(mongo, journal, Duration.ofSeconds(10));
    Thread thief =
        Thread.ofVirtual()
            .start(() -> {
              while (!Thread.currentThread().isInterrupted()) {
                mongo.collection("leases", Document.class).deleteMany(Filters.empty());
                try {
                  Thread.sleep(20);
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    keep(thief::interrupt);
  }

  private Mongo mongo(String uri, String name) {
    return keep(Mongo.connect(uri, TestMongo.database(SequencerTest.class) + "_" + name));
  }

  private <T extends AutoCloseable> T keep(T closed) {
    open.add(closed);
    return closed;
  }

  /** Fills the oplog until its oldest entry is another one. */
  private static void rollOver(MongoMembers members) throws InterruptedException {
    try (MongoClient client = MongoClients.create(members.uri())) {
      MongoCollection<Document> filler = client.getDatabase("filler").getCollection("filler");
      MongoCollection<Document> oplog = client.getDatabase("local").getCollection("oplog.rs");
      Object mark = newest(oplog);
      byte[] block = new byte[200_000];
      long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
      while (oplog.find(Filters.lte("ts", mark)).limit(1).first() != null) {
        assertThat(System.nanoTime()).as("the oplog rolls over in time").isLessThan(end);
        filler.replaceOne(
            Filters.eq("_id", 1),
            new Document("_id", 1).append("at", System.nanoTime()).append("block", block),
            new ReplaceOptions().upsert(true));
        Thread.sleep(5);
      }
    }
  }

  private static Object newest(MongoCollection<Document> oplog) {
    Document last = oplog.find().sort(new Document("$natural", -1)).first();
    return Objects.requireNonNull(Objects.requireNonNull(last).get("ts"));
  }

  private static boolean tokenOfLastPageIsLost(Mongo mongo, Journal journal) {
    var stream = new JournalStream(mongo.database(), journal);
    Block first =
        Objects.requireNonNull(
            mongo.collection(Blocks.COLLECTION, Block.class).find(Filters.eq("_id", 0L)).first());
    try (var reading = stream.after(first.token())) {
      var _ = reading.next(1);
      return false;
    } catch (MongoException e) {
      return JournalStream.tokenLost(e);
    }
  }

  private static void awaitNumbered(Mongo mongo) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (JournalAudit.unnumbered(mongo) > 0) {
      assertThat(System.nanoTime()).as("numbered within a minute").isLessThan(end);
      Thread.sleep(20);
    }
  }
}
