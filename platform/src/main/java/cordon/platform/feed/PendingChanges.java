package cordon.platform.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Entry;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.bson.Document;

/**
 * Changes that take a permission away: pending until each service that has to has confirmed them,
 * or their lease has run out, and in force from then on. The moment is kept in the record that was
 * changed, whose component {@code inForce} is the end of the lease until it is known.
 */
public final class PendingChanges {
  /** Where they stand; a migration of the service gives it an index by which old ones go. */
  public static final String COLLECTION = "pending";

  private final Mongo mongo;
  private final Blocks blocks;
  private final InstantSource clock;
  private final KnowledgeLease lease;
  private final Set<String> confirmers;
  private final MongoCollection<PendingChange> pending;
  private final Map<String, Long> confirmed = new ConcurrentHashMap<>();

  /**
   * @param confirmers services that have to confirm a change; with none the lease alone decides
   */
  public PendingChanges(
      Mongo mongo,
      Blocks blocks,
      InstantSource clock,
      KnowledgeLease lease,
      Set<String> confirmers) {
    this.lease = lease;
    this.mongo = mongo;
    this.blocks = blocks;
    this.clock = clock;
    this.confirmers = Set.copyOf(confirmers);
    this.pending = mongo.collection(COLLECTION, PendingChange.class);
  }

  /**
   * Makes a change that takes a permission away.
   *
   * @param move makes the next version, given the {@code inForce} that it has to have
   */
  public <T> T change(
      Transaction tx, Store<T> store, String changed, BiFunction<T, Instant, T> move) {
    Instant due = lease.inForce(tx.now());
    T after = store.change(tx, changed, before -> move.apply(before, due));
    long version = store.versionOf(after);
    pending.insertOne(
        tx.session(),
        new PendingChange(
            Entry.name(changed, version), store.collectionName(), changed, version, due, Set.of()));
    return after;
  }

  /**
   * A service grants nothing more on what was before a position. It costs a query when that has
   * moved on, and nothing else while no change is pending.
   */
  void confirm(String service, long position) {
    if (!confirmers.contains(service) || position <= confirmed.getOrDefault(service, 0L)) {
      return;
    }
    Instant now = clock.instant();
    for (PendingChange change :
        pending
            .find(
                Filters.and(Filters.gt("due", Date.from(now)), Filters.ne("confirmedBy", service)))
            .into(new ArrayList<>())) {
      OptionalLong at = blocks.positionOf(change.id());
      if (at.isPresent() && at.getAsLong() <= position) {
        confirm(change, service, now);
      }
    }
    confirmed.merge(service, position, Math::max);
  }

  private void confirm(PendingChange change, String service, Instant now) {
    PendingChange after =
        pending.findOneAndUpdate(
            Filters.eq("_id", change.id()),
            Updates.addToSet("confirmedBy", service),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    if (after == null || !after.confirmedBy().containsAll(confirmers)) {
      return;
    }
    // Also where a service has confirmed it twice at a time: the earlier moment stays.
    mongo
        .collection(change.collection(), Document.class)
        .updateOne(
            Filters.and(
                Filters.eq("_id", change.changed()),
                Filters.eq("version", change.version()),
                Filters.gt("inForce", Date.from(now))),
            Updates.set("inForce", Date.from(now)));
    pending.deleteOne(Filters.eq("_id", change.id()));
  }
}
