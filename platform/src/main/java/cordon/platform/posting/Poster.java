package cordon.platform.posting;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Commands;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Sequencer;
import cordon.platform.store.Mongo;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;

/**
 * Posts accepted acts, at most 200 rows in one transaction together with how far it is, so that a
 * crash at any point is taken up where it was and no row is posted twice.
 */
public final class Poster extends Worker {
  /** Rows in one transaction. */
  public static final int STRETCH = 200;

  private static final int PHASE = Sequencer.PHASE + 20;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Bson OLDEST = Sorts.ascending("accepted", "_id");

  private final Commands commands;
  private final RowAction action;
  private final MongoCollection<Posting> postings;
  private final Lease lease;
  private final Semaphore wake = new Semaphore(0);

  public Poster(Mongo mongo, Commands commands, InstantSource clock, RowAction action) {
    super("poster", PHASE);
    this.commands = commands;
    this.action = action;
    this.postings = mongo.collection("postings", Posting.class);
    postings.createIndex(Indexes.ascending("batch"));
    // Only what is not done is in this index, so the search for work does not grow with history.
    postings.createIndex(
        Indexes.ascending("accepted", "_id"),
        new IndexOptions().partialFilterExpression(Filters.eq("done", false)));
    this.lease = new Lease(mongo, clock, "poster");
  }

  /** Accepts an act within the command's transaction; it is posted after the commit. */
  public Posting accept(Transaction tx, String batch, String act, int rows) {
    var posting =
        new Posting(
            Posting.idOf(batch, act),
            batch,
            act,
            Actor.of(tx.caller()),
            tx.trace(),
            rows,
            0,
            rows == 0,
            tx.now());
    postings.insertOne(tx.session(), posting);
    return posting;
  }

  /** Looks for accepted acts at once instead of within half a second. */
  @Override
  public void wake() {
    wake.release();
  }

  public Optional<Posting> latest(String batch) {
    return Optional.ofNullable(
        postings
            .find(Filters.eq("batch", batch))
            .sort(Sorts.descending("accepted", "_id"))
            .first());
  }

  @Override
  protected void step() throws InterruptedException {
    if (!lease.hold() || !postOne()) {
      var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      wake.drainPermits();
    }
  }

  /** Posts one stretch of the oldest act that is not done; false if all are. */
  private boolean postOne() {
    Posting next = postings.find(Filters.eq("done", false)).sort(OLDEST).first();
    if (next == null) {
      return false;
    }
    Actor actor = next.actor();
    var caller = new Caller(actor.subject(), new HashSet<>(actor.roles()), actor.country());
    commands.onBehalf(
        caller,
        next.act(),
        next.trace(),
        tx -> {
          int to = Math.min(next.rows(), next.posted() + STRETCH);
          var unmoved =
              Filters.and(Filters.eq("_id", next.id()), Filters.eq("posted", next.posted()));
          if (postings.replaceOne(tx.session(), unmoved, next.advanced(to)).getModifiedCount()
              == 1) {
            action.post(tx, next, next.posted() + 1, to);
          }
          return to;
        });
    return true;
  }
}
