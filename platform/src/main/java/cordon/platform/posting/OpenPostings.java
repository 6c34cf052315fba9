package cordon.platform.posting;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.conversions.Bson;

/**
 * How many postings are not done, for whoever looks at meters: counted in the database by an index
 * of these alone, when somebody asks, and every ten seconds at most.
 */
final class OpenPostings {
  static final Bson OPEN = Filters.eq("done", false);
  static final Bson OLDEST = Sorts.ascending("accepted", "_id");
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private final MongoCollection<Posting> postings;
  private double count = Double.NaN;
  private long due = System.nanoTime();

  OpenPostings(MongoCollection<Posting> postings) {
    this.postings = postings.withTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Not a number while the database does not answer; more than ten thousand are ten thousand. */
  synchronized double count() {
    if (System.nanoTime() - due >= 0) {
      due = System.nanoTime() + EVERY.toNanos();
      try {
        count = postings.countDocuments(OPEN, new CountOptions().hint(OLDEST).limit(MOST));
      } catch (MongoException e) {
        count = Double.NaN;
      }
    }
    return count;
  }
}
