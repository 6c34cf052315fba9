package cordon.platform.journal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import java.time.Duration;
import java.time.InstantSource;
import org.bson.Document;

/**
 * Says which replica works on something, so that the others save themselves the work. Nothing
 * relies on it for safety: two holders at once do no harm.
 */
public final class Lease {
  private static final Duration LENGTH = Duration.ofSeconds(3);

  private final MongoCollection<Document> leases;
  private final InstantSource clock;
  private final String name;
  private final String holder = Ids.next();

  public Lease(Mongo mongo, InstantSource clock, String name) {
    this.leases = mongo.collection("leases", Document.class);
    this.clock = clock;
    this.name = name;
  }

  /** Takes or renews the lease for three seconds; false while another replica holds it. */
  public boolean hold() {
    var now = clock.instant();
    try {
      leases.findOneAndUpdate(
          Filters.and(
              Filters.eq("_id", name),
              Filters.or(Filters.eq("holder", holder), Filters.lt("until", now))),
          Updates.combine(Updates.set("holder", holder), Updates.set("until", now.plus(LENGTH))),
          new FindOneAndUpdateOptions().upsert(true));
      return true;
    } catch (MongoCommandException e) {
      if (ErrorCategory.fromErrorCode(e.getErrorCode()) == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Lets another replica take over at once. */
  public void release() {
    leases.deleteOne(Filters.and(Filters.eq("_id", name), Filters.eq("holder", holder)));
  }
}
