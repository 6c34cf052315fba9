package cordon.platform.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Journal;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import cordon.platform.time.MillisecondClock;
import cordon.testsupport.TestMongo;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database that post the same accepted acts. */
class TwoPostersTest {
  private static final int ACTS = 12;
  private static final int ROWS = 450;

  private final String database =
      TestMongo.database(TwoPostersTest.class) + "_" + System.nanoTime();
  private final Instance one = new Instance();
  private final Instance two = new Instance();

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  /** As where each thinks that it has the lease: one that was paused does, when it goes on. */
  @Test
  void two_that_post_at_once_post_every_row_once_and_both_are_well() throws Exception {
    Map<String, Integer> acts = accept(3 * ACTS);
    one.poster.start();
    two.poster.start();
    var unwell = new ArrayList<String>();

    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!(allDone(acts) && bothHavePosted()) && System.nanoTime() - end < 0) {
      // The other takes it before the one that had it notices.
      letGo();
      if (allDone(acts)) {
        // A quick machine was done before they had changed.
        acts.putAll(accept(ACTS));
      }
      note(unwell);
      Thread.sleep(30);
    }

    requirePosted(acts);
    assertThat(unwell).isEmpty();
    assertThat(one.posted).isNotEmpty();
    assertThat(two.posted).isNotEmpty();
  }

  /**
   * What it had begun cannot be taken over before it ends; all else is, as soon as the lease is.
   */
  @Test
  void what_one_has_begun_when_it_is_paused_keeps_nothing_else_from_being_posted()
      throws Exception {
    Map<String, Integer> acts = accept(ACTS);
    one.pauseInRow(ROWS / 2);
    one.poster.start();
    one.awaitPaused();
    two.poster.start();
    var unwell = new ArrayList<String>();

    long begun = System.nanoTime();
    while (!allDone(acts, 1) && System.nanoTime() - begun < Duration.ofSeconds(30).toNanos()) {
      note(unwell);
      Thread.sleep(50);
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    one.goOn();
    await().atMost(Duration.ofSeconds(30)).until(() -> allDone(acts));

    requirePosted(acts);
    assertThat(taken).isLessThan(Duration.ofSeconds(12));
    assertThat(unwell).isEmpty();
    assertThat(two.told).as("parked, though it was under way").isEmpty();
  }

  /** A process of its own, which ends in the middle of a transaction as when it is killed. */
  @Test
  void what_one_had_begun_when_it_was_killed_is_posted_by_the_other() throws Exception {
    Map<String, Integer> acts = accept(ACTS);
    Process killed =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                TestMongo.shared().uri(),
                database)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(killed.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(killed.exitValue()).isEqualTo(Killed.STATUS);
    assertThat(count()).isBetween(1L, (long) ACTS * ROWS - 1);
    two.poster.start();
    var unwell = new ArrayList<String>();

    long begun = System.nanoTime();
    while (!allDone(acts, 1) && System.nanoTime() - begun < Duration.ofSeconds(30).toNanos()) {
      note(unwell);
      Thread.sleep(50);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(12));
    // The database gives a transaction up that nobody goes on with after a minute.
    await().atMost(Duration.ofSeconds(80)).until(() -> allDone(acts));

    requirePosted(acts);
    assertThat(unwell).isEmpty();
    assertThat(two.told).as("parked, though it was under way").isEmpty();
  }

  /** Ends itself in the middle of the fourth stretch, without a word to anybody. */
  static final class Killed {
    static final int STATUS = 9;

    private Killed() {}

    public static void main(String[] arguments) throws InterruptedException {
      var mongo = Mongo.connect(arguments[0], arguments[1]);
      var commands = new Commands(mongo, new Journal(mongo), MillisecondClock.system());
      MongoCollection<Document> rows = mongo.collection("posted", Document.class);
      var stretches = new int[1];
      var poster =
          new Poster(
              mongo,
              commands,
              MillisecondClock.system(),
              (tx, posting, first, last) -> {
                insert(rows, tx, posting, first, last);
                if (++stretches[0] == 4) {
                  Runtime.getRuntime().halt(STATUS);
                }
              });
      poster.start();
      Thread.sleep(Duration.ofMinutes(1));
    }
  }

  private boolean bothHavePosted() {
    return !one.posted.isEmpty() && !two.posted.isEmpty();
  }

  private Map<String, Integer> accept(int acts) {
    Map<String, Integer> accepted = new HashMap<>();
    var caller = new Caller("somebody", Set.of("ncb-officer"), "NG");
    for (int i = 0; i < acts; i++) {
      String batch = Ids.next();
      int rows = ROWS + i;
      var _ =
          one.commands.onBehalf(
              caller, "Submit", null, null, tx -> one.poster.accept(tx, batch, "Submit", rows));
      accepted.put(batch, rows);
    }
    return accepted;
  }

  private boolean allDone(Map<String, Integer> acts) {
    return allDone(acts, 0);
  }

  private boolean allDone(Map<String, Integer> acts, int but) {
    return two.mongo.collection("postings", Document.class).countDocuments(Filters.eq("done", true))
        >= acts.size() - but;
  }

  private void requirePosted(Map<String, Integer> acts) {
    Map<String, Integer> found = new HashMap<>();
    for (Document batch :
        two.rows.aggregate(List.of(Aggregates.group("$batch", Accumulators.sum("rows", 1))))) {
      found.put(batch.getString("_id"), batch.getInteger("rows"));
    }
    assertThat(found).isEqualTo(acts);
  }

  private long count() {
    return two.rows.countDocuments();
  }

  private void note(List<String> unwell) {
    if (one.poster.isRunning() && one.started && !one.poster.healthy()) {
      unwell.add("one");
    }
    if (two.poster.isRunning() && two.started && !two.poster.healthy()) {
      unwell.add("two");
    }
    one.started |= one.poster.healthy();
    two.started |= two.poster.healthy();
  }

  private void letGo() {
    var _ =
        two.mongo
            .collection("leases", Document.class)
            .updateOne(Filters.eq("_id", "poster"), Updates.set("until", new Date(0)));
  }

  /** The row's own id would refuse a second posting. */
  private static void insert(
      MongoCollection<Document> rows, Transaction tx, Posting posting, int first, int last) {
    rows.insertMany(
        tx.session(),
        IntStream.rangeClosed(first, last)
            .mapToObj(line -> posting.batch() + ":" + line)
            .map(id -> new Document("_id", id).append("batch", posting.batch()))
            .toList());
  }

  private final class Instance implements RowAction {
    private final Mongo mongo = Mongo.connect(TestMongo.shared().uri(), database);
    private final Commands commands =
        new Commands(mongo, new Journal(mongo), MillisecondClock.system());
    private final MongoCollection<Document> rows = mongo.collection("posted", Document.class);
    private final Set<String> posted = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final CountDownLatch paused = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicBoolean pausing = new AtomicBoolean();
    private final Poster poster = new Poster(mongo, commands, MillisecondClock.system(), this);
    private int pauseAt;
    private boolean started;

    void pauseInRow(int row) {
      pauseAt = row;
      pausing.set(true);
    }

    void awaitPaused() throws InterruptedException {
      assertThat(paused.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void goOn() {
      goOn.countDown();
    }

    @Override
    public void post(Transaction tx, Posting posting, int first, int last) {
      if (first <= pauseAt && pauseAt <= last && pausing.compareAndSet(true, false)) {
        pause();
      }
      insert(rows, tx, posting, first, last);
      posted.add(posting.id() + " " + first);
    }

    private void pause() {
      paused.countDown();
      try {
        assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void park(Transaction tx, Posting posting) {
      told.add(posting.id());
    }

    void close() {
      goOn();
      poster.stop();
      mongo.close();
    }
  }
}
