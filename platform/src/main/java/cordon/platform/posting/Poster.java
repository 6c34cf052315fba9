package cordon.platform.posting;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.call.Faults;
import cordon.platform.command.Commands;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Sequencer;
import cordon.platform.store.Mongo;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts accepted acts, at most 200 rows in one transaction together with how far it is, so that a
 * crash at any point is taken up where it was and no row is posted twice. One that fails steps
 * aside, and the others go on. It is tried again after a while that doubles up to a minute, and
 * from the fifth fault on it is told to be parked. What another instance has under way, since it
 * was paused or killed in the middle, is passed over too, and is no fault.
 */
public final class Poster extends Worker {
  /** Rows in one transaction. */
  public static final int STRETCH = 200;

  private static final Logger log = LoggerFactory.getLogger(Poster.class);
  private static final int PHASE = Sequencer.PHASE + 20;
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Bson OLDEST = OpenPostings.OLDEST;

  /** Code of the database. */
  private static final int WRITE_CONFLICT = 112;

  private final Commands commands;
  private final RowAction action;
  private final MongoCollection<Posting> postings;
  private final Lease lease;
  private final Semaphore wake = new Semaphore(0);
  // Of this replica since it has the lease: whoever takes it tries everything at once.
  private final Map<String, Aside> aside = new HashMap<>();
  private final OpenPostings open;
  private volatile int parked;

  public Poster(Mongo mongo, Commands commands, InstantSource clock, RowAction action) {
    super("poster", PHASE);
    this.commands = commands;
    this.action = action;
    this.postings = mongo.collection("postings", Posting.class);
    this.lease = new Lease(mongo, clock, "poster");
    this.open = new OpenPostings(postings);
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
            tx.now(),
            tx.purpose());
    postings.insertOne(tx.session(), posting);
    tx.afterwards(this::wake);
    return posting;
  }

  /** Looks for accepted acts at once instead of within half a second. */
  @Override
  public void wake() {
    wake.release();
  }

  @Override
  public void stop() {
    super.stop();
    lease.release();
  }

  /** How many postings are not done, those that are parked too; may be ten seconds old. */
  public double waiting() {
    return open.count();
  }

  /** How many have failed again and again, as far as this replica tries them; the others say 0. */
  public int parked() {
    return parked;
  }

  public Optional<Posting> latest(String batch) {
    return Optional.ofNullable(
        postings
            .find(Filters.eq("batch", batch))
            .sort(Sorts.descending("accepted", "_id"))
            .first());
  }

  /** Of those of the batches whose last act has not come to all rows: to how many it has. */
  public Map<String, Integer> unfinished(Collection<String> batches) {
    var found = new HashMap<String, Integer>();
    for (Document open :
        postings
            .withDocumentClass(Document.class)
            .find(Filters.and(Filters.in("batch", batches), OpenPostings.OPEN))
            .projection(Projections.include("batch", "posted"))) {
      found.put(open.getString("batch"), open.getInteger("posted"));
    }
    return found;
  }

  @Override
  protected void step() throws InterruptedException {
    boolean mine = lease.hold();
    if (!mine) {
      // Whoever has it tries them all, and tells how many are parked.
      aside.clear();
    }
    boolean posted = mine && postOrLetGo();
    parked = (int) aside.values().stream().filter(Aside::parked).count();
    if (!posted) {
      var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      wake.drainPermits();
    }
  }

  /** An Error is of this replica and not of one posting: perhaps another can. */
  private boolean postOrLetGo() {
    try {
      return postOne();
    } catch (Error e) {
      lease.release();
      throw e;
    }
  }

  /** Posts one stretch of the oldest act that is not done; false if there is none to post now. */
  private boolean postOne() {
    Bson due = Filters.and(OpenPostings.OPEN, Filters.nin("_id", standingAside()));
    // Its id alone, for one that cannot be read must not keep the others from being found.
    Document first =
        postings
            .withDocumentClass(Document.class)
            .find(due)
            .sort(OLDEST)
            .projection(Projections.include("_id"))
            .first();
    if (first == null) {
      return false;
    }
    String id = first.getString("_id");
    Posting next = null;
    try {
      next = postings.find(Filters.eq("_id", id)).first();
      if (next != null && !next.done()) {
        Posting posting = next;
        var _ = onBehalf(posting, tx -> postStretch(tx, posting));
      }
      aside.remove(id);
    } catch (UnderWayException e) {
      log.debug("posting {} is under way elsewhere", id);
      aside.put(id, Aside.underWay(aside.get(id), System.nanoTime()));
    } catch (RuntimeException e) {
      stepAside(id, next, e);
    }
    return true;
  }

  private int postStretch(Transaction tx, Posting next) {
    int to = Math.min(next.rows(), next.posted() + STRETCH);
    var unmoved = Filters.and(Filters.eq("_id", next.id()), Filters.eq("posted", next.posted()));
    if (move(tx, unmoved, next.advanced(to))) {
      action.post(tx, next, next.posted() + 1, to);
    }
    return to;
  }

  /** False if another instance has moved it meanwhile. */
  private boolean move(Transaction tx, Bson unmoved, Posting to) {
    try {
      return postings.replaceOne(tx.session(), unmoved, to).getModifiedCount() == 1;
    } catch (MongoException e) {
      if (e.getCode() == WRITE_CONFLICT) {
        // Not to be tried again for as long as a transaction may: the others wait.
        throw new UnderWayException(e);
      }
      throw e;
    }
  }

  private void stepAside(String id, @Nullable Posting posting, RuntimeException fault) {
    Aside now = Aside.again(aside.get(id), System.nanoTime());
    aside.put(id, now);
    if (!now.parked()) {
      log.warn("posting {} steps aside: {}", id, Faults.describe(fault));
      return;
    }
    log.error("posting {} is parked: {}", id, Faults.describe(fault));
    if (posting != null) {
      tellParked(posting);
    }
  }

  private void tellParked(Posting posting) {
    try {
      var _ =
          onBehalf(
              posting,
              tx -> {
                action.park(tx, posting);
                return posting;
              });
    } catch (RuntimeException e) {
      // It stands aside all the same. Where the store itself is away, the next look says so.
      log.error("posting {} cannot be told to be parked: {}", posting.id(), Faults.describe(e));
    }
  }

  private List<String> standingAside() {
    long now = System.nanoTime();
    return aside.entrySet().stream()
        .filter(one -> one.getValue().waits(now))
        .map(Map.Entry::getKey)
        .toList();
  }

  private <R> R onBehalf(Posting posting, Function<Transaction, R> work) {
    Actor actor = posting.actor();
    var caller = new Caller(actor.subject(), new HashSet<>(actor.roles()), actor.country());
    return commands.onBehalf(caller, posting.act(), posting.purpose(), posting.trace(), work);
  }
}
