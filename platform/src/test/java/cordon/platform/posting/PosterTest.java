package cordon.platform.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Journal;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import cordon.platform.time.MillisecondClock;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PosterTest {
  private final Mongo mongo =
      Mongo.connect(
          TestMongo.shared().uri(), TestMongo.database(PosterTest.class) + "_" + System.nanoTime());
  private final Commands commands =
      new Commands(mongo, new Journal(mongo), MillisecondClock.system());
  private final MongoCollection<Document> posted = mongo.collection("posted", Document.class);
  private final AtomicInteger faults = new AtomicInteger();
  private Poster poster = poster(0);

  @AfterEach
  void close() {
    poster.stop();
    mongo.close();
  }

  @Test
  void every_row_of_an_accepted_act_is_posted_once() {
    poster.start();

    String batch = accept(777);

    awaitDone(batch);
    assertThat(posted.countDocuments(Filters.eq("batch", batch))).isEqualTo(777);
  }

  @Test
  void posting_goes_on_where_a_fault_has_stopped_it_and_no_row_comes_twice() {
    poster = poster(3);
    poster.start();

    String batch = accept(1_000);

    awaitDone(batch);
    assertThat(faults.get()).isEqualTo(3);
    assertThat(posted.countDocuments(Filters.eq("batch", batch))).isEqualTo(1_000);
  }

  @Test
  void what_was_accepted_before_a_stop_is_posted_after_the_start() {
    String batch = accept(450);
    assertThat(posted.countDocuments(Filters.eq("batch", batch))).isZero();

    poster.start();

    awaitDone(batch);
    assertThat(posted.countDocuments(Filters.eq("batch", batch))).isEqualTo(450);
  }

  @Test
  void a_posting_that_fails_again_and_again_keeps_no_other_from_being_posted() {
    Set<String> bad = ConcurrentHashMap.newKeySet();
    poster =
        new Poster(
            mongo,
            commands,
            MillisecondClock.system(),
            (tx, posting, first, last) -> {
              if (bad.contains(posting.batch())) {
                throw new IllegalStateException("a row is missing");
              }
              post(tx, posting, first, last);
            });
    String broken = accept(300);
    bad.add(broken);
    String good = accept(450);

    poster.start();

    awaitDone(good);
    await().atMost(Duration.ofSeconds(5)).until(poster::healthy);
    assertThat(poster.latest(broken).orElseThrow().posted()).isZero();
  }

  @Test
  void what_fails_five_times_is_told_to_be_parked_and_posted_once_it_can_be() {
    var healed = new AtomicBoolean();
    Set<String> told = ConcurrentHashMap.newKeySet();
    poster =
        new Poster(
            mongo,
            commands,
            MillisecondClock.system(),
            new RowAction() {
              @Override
              public void post(Transaction tx, Posting posting, int first, int last) {
                if (first > 1 && !healed.get()) {
                  faults.incrementAndGet();
                  throw new IllegalStateException("a row is missing");
                }
                PosterTest.this.post(tx, posting, first, last);
              }

              @Override
              public void park(Transaction tx, Posting posting) {
                told.add(posting.batch() + " after " + posting.posted());
              }
            });
    poster.start();
    String batch = accept(300);

    await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
    int before = faults.get();
    healed.set(true);

    awaitDone(batch);
    assertThat(told).containsExactly(batch + " after 200");
    assertThat(before).isGreaterThanOrEqualTo(5);
    assertThat(posted.countDocuments(Filters.eq("batch", batch))).isEqualTo(300);
  }

  @Test
  void a_posting_that_cannot_even_be_read_keeps_no_other_from_being_posted() {
    mongo
        .collection("postings", Document.class)
        .insertOne(
            new Document("_id", "old/Submit")
                .append("batch", "old")
                .append("done", false)
                .append("actor", "nobody")
                .append("accepted", new Date(0)));
    poster.start();

    awaitDone(accept(450));

    await().atMost(Duration.ofSeconds(5)).until(poster::healthy);
  }

  private Poster poster(int faultsWanted) {
    return new Poster(
        mongo,
        commands,
        MillisecondClock.system(),
        (tx, posting, first, last) -> {
          post(tx, posting, first, last);
          if (faults.get() < faultsWanted && first > 1) {
            faults.incrementAndGet();
            throw new IllegalStateException("a fault in the middle");
          }
        });
  }

  /** The row's own id would refuse a second posting. */
  private void post(Transaction tx, Posting posting, int first, int last) {
    for (int line = first; line <= last; line++) {
      posted.insertOne(
          tx.session(),
          new Document("_id", posting.batch() + ":" + line).append("batch", posting.batch()));
    }
  }

  private String accept(int rows) {
    String batch = Ids.next();
    var caller = new Caller("somebody", Set.of("ncb-officer"), "NG");
    Posting accepted =
        commands.onBehalf(
            caller, "Submit", null, null, tx -> poster.accept(tx, batch, "Submit", rows));
    poster.wake();
    assertThat(accepted.done()).isFalse();
    return batch;
  }

  private void awaitDone(String batch) {
    await().atMost(Duration.ofSeconds(30)).until(() -> poster.latest(batch).orElseThrow().done());
  }
}
