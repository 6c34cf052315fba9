package cordon.platform.command;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The records of a store as the service itself reads and writes them, for no caller. */
public final class BeyondReach<T> {
  private final Store<T> store;
  private final MongoCollection<T> collection;

  BeyondReach(Store<T> store, MongoCollection<T> collection) {
    this.store = store;
    this.collection = collection;
  }

  /** As they stand. */
  public Selection<T> select() {
    return store.all(null);
  }

  /** As a transaction sees them, if there is one. */
  public Selection<T> select(@Nullable ClientSession session) {
    return store.all(session);
  }

  /** Whether there is one, in whatever form. */
  public boolean exists(String id) {
    return collection
            .withDocumentClass(Document.class)
            .find(Filters.eq("_id", id))
            .projection(Projections.include("_id"))
            .first()
        != null;
  }

  /** A text of those of the ids that are there, by id; the rest of the records is not read. */
  public Map<String, String> texts(ClientSession session, Collection<String> ids, String field) {
    Map<String, String> found = new HashMap<>();
    collection
        .withDocumentClass(Document.class)
        .find(session, Filters.in("_id", ids))
        .projection(Projections.include(field))
        .forEach((Consumer<Document>) one -> found.put(one.getString("_id"), one.getString(field)));
    return found;
  }

  /**
   * Changes one that was read in this transaction, and of which the caller names the version.
   *
   * @throws cordon.platform.refusal.RejectedException STALE_VERSION, BUSY
   */
  public T change(Transaction tx, T before, UnaryOperator<T> move) {
    return store.change(tx, before, move);
  }

  /**
   * Puts the next version in the place of one that was read in this transaction.
   *
   * @throws cordon.platform.refusal.RejectedException BUSY if somebody else has changed it since
   */
  public T replace(Transaction tx, T before, T after) {
    return store.replace(tx, before, after);
  }
}
