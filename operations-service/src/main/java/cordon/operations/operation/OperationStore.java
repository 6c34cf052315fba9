package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored operations. Who may see which is decided by {@link Operations}. */
@Component
public class OperationStore {
  private final Aggregates<Operation> operations;

  OperationStore(Mongo mongo) {
    operations =
        new Aggregates<>(
            mongo,
            "operations",
            Operation.class,
            Operation::id,
            Operation::version,
            OperationMessages::journaled);
  }

  Operation insert(Transaction tx, Operation created) {
    return operations.insert(tx, created);
  }

  Operation replace(Transaction tx, Operation before, Operation after) {
    return operations.replace(tx, before, after);
  }

  /**
   * For whoever may see all operations.
   *
   * @throws RejectedException NOT_FOUND
   */
  public Operation require(Transaction tx, String id) {
    return operations
        .find(tx, Filters.eq("_id", id))
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  void requireSeen(Transaction tx, Operation current) {
    operations.requireSeen(tx, current);
  }

  Optional<Operation> find(String id) {
    return operations.find(Filters.eq("_id", id));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      @Nullable OperationState state, Listing<Operation, M> listing) {
    var filters = new ArrayList<Bson>();
    listing.after().ifPresent(id -> filters.add(Filters.lt("_id", id)));
    if (state != null) {
      filters.add(Filters.eq("state", state));
    }
    return operations.page(all(filters), Sorts.descending("_id"), listing);
  }

  /** The same of certain operations. */
  <M extends MessageLite> ListPage<M> byIds(
      Collection<String> ids, @Nullable OperationState state, Listing<Operation, M> listing) {
    var filters = new ArrayList<Bson>();
    filters.add(Filters.in("_id", ids));
    if (state != null) {
      filters.add(Filters.eq("state", state));
    }
    return operations.page(all(filters), Sorts.descending("_id"), listing);
  }

  private static Bson all(List<Bson> filters) {
    return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
  }
}
