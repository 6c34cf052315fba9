package cordon.platform.journal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which replica works on something, so that the others save themselves the work, and as of
 * when it is done, so that the others know. Nothing relies on the first for safety: two holders at
 * once do no harm. It runs out by the database's clock, and the clocks of two replicas are never
 * compared: each tells ages, which can only come out too old.
 */
public final class Lease {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);
  private static final Duration LENGTH = Duration.ofSeconds(3);

  /** Nobody waits for it: letting it run out would do no harm either. */
  private static final Duration RENEWED_ALONE = Duration.ofSeconds(2);

  /** Another replica asks, and lives on what it is told. */
  private static final Duration RENEWED_WATCHED = Duration.ofMillis(400);

  private static final FindOneAndUpdateOptions AFTERWARDS =
      new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

  private final MongoCollection<Document> leases;
  private final InstantSource clock;
  private final String name;
  private final String holder = Ids.next();
  private @Nullable Answer last;
  private boolean mine;
  private long renewDue;
  private Instant told = Instant.EPOCH;
  private @Nullable Duration lasts;

  /** The database's clock, read some time before the answer came. */
  private record Answer(Instant database, Instant here) {}

  public Lease(Mongo mongo, InstantSource clock, String name) {
    // What a lost primary takes with it is a lease of some seconds.
    this.leases = mongo.collection("leases", Document.class).withWriteConcern(WriteConcern.W1);
    this.clock = clock;
    this.name = name;
  }

  /** Takes the lease, or renews it when it is time; false while another replica holds it. */
  public boolean hold() {
    return hold(Instant.EPOCH);
  }

  /** The same, and tells the others how far the work is. */
  public boolean hold(Instant done) {
    return hold(done, null);
  }

  /**
   * The same, and for how long others may act on that.
   *
   * @param done everything before this moment is done, by this replica's clock
   * @param lasting for how long that may be acted on; null if nobody has said it
   */
  public synchronized boolean hold(Instant done, @Nullable Duration lasting) {
    if (mine && System.nanoTime() - renewDue < 0) {
      return true;
    }
    Instant asked = clock.instant();
    mine = false;
    try {
      Document found =
          Objects.requireNonNull(
              leases.findOneAndUpdate(
                  Filters.eq("_id", name),
                  LeaseTerms.of(holder, LENGTH, byDatabase(done), lasting),
                  AFTERWARDS));
      take(found, asked);
    } catch (MongoCommandException e) {
      // Two were the first at once.
      if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    return mine;
  }

  /**
   * As of when whoever holds it has told that its work is done, by this replica's clock and never
   * later than it was.
   */
  public synchronized Instant told() {
    return told;
  }

  /** For how long that may be acted on, as the holder has told; null if it has told nothing. */
  public synchronized @Nullable Duration lasts() {
    return lasts;
  }

  /** Lets another replica take over at once, or in some seconds if the database is away. */
  public synchronized void release() {
    mine = false;
    try {
      leases.updateOne(
          Filters.and(Filters.eq("_id", name), Filters.eq("holder", holder)),
          Updates.set("until", new Date(0)));
    } catch (MongoException e) {
      log.debug("the lease of {} runs out by itself", name);
    }
  }

  private void take(Document found, Instant asked) {
    Instant now = found.getDate("now").toInstant();
    last = new Answer(now, clock.instant());
    mine = holder.equals(found.getString("holder"));
    Duration between = watched(found.getDate("asked"), now) ? RENEWED_WATCHED : RENEWED_ALONE;
    renewDue = System.nanoTime() + between.toNanos();
    told = asked.minus(age(found.getDate("done"), now, asked));
    Number millis = found.get("lasts", Number.class);
    lasts = millis == null ? null : Duration.ofMillis(millis.longValue());
  }

  /** Rather too great: the database's clock was read after the question. */
  private static Duration age(@Nullable Date done, Instant now, Instant asked) {
    if (done == null) {
      return Duration.between(Instant.EPOCH, asked);
    }
    Duration age = Duration.between(done.toInstant(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static boolean watched(@Nullable Date asked, Instant now) {
    return asked != null && asked.toInstant().plus(LENGTH).isAfter(now);
  }

  /** A moment by the database's clock, rather too early; null if that cannot be told. */
  private @Nullable Date byDatabase(Instant moment) {
    return last == null || moment.equals(Instant.EPOCH)
        ? null
        : Date.from(last.database().plus(Duration.between(last.here(), moment)));
  }
}
