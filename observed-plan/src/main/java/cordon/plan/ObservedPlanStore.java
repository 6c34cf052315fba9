package cordon.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The observed plans as a part of one of a service's views; written by that view's projection
 * alone. Each service says for itself who may know of which.
 */
public final class ObservedPlanStore {
  /** The field with the countries that have an invitation to answer. */
  public static final String INVITED = "invited";

  /** The field with the countries that take part. */
  public static final String ACCEPTED = "accepted";

  /** The field with the countries that took part while the operation was under way. */
  public static final String TOOK_PART = "tookPart";

  /** The field with the countries that took part only before the operation began. */
  public static final String LEFT_EARLY = "leftEarly";

  private static final String OPERATIONS = "known_operations";

  /** To be among the collections of the view. */
  public static final ViewCollection COLLECTION = ViewCollection.of(OPERATIONS);

  private final Views views;
  private final String view;

  /**
   * @param view the name of the view that the plans are a part of
   */
  public ObservedPlanStore(Views views, String view) {
    this.views = views;
    this.view = view;
  }

  /**
   * The operation, if it is known and among those that match, in what the transaction sees.
   *
   * @param visible what the caller may know of
   */
  public Optional<KnownOperation> find(Transaction tx, String operationId, Bson visible) {
    return known(
        operations(views.serving(view, tx.session()))
            .find(tx.session(), matching(operationId, visible))
            .first());
  }

  /** The operation, if it is known and among those that match, as it stands. */
  public Optional<KnownOperation> find(String operationId, Bson visible) {
    return known(operations(views.serving(view)).find(matching(operationId, visible)).first());
  }

  /**
   * Applies what was observed, in its order: in two commands however much it is.
   *
   * @return for each whether anything is otherwise than before
   */
  public List<Boolean> apply(ClientSession session, ViewBuild build, List<PlanChange> changes) {
    Map<String, KnownOperation> known = known(session, build, changes);
    Set<String> changed = new LinkedHashSet<>();
    var otherwise = new ArrayList<Boolean>(changes.size());
    for (PlanChange change : changes) {
      String id = change.operationId();
      KnownOperation before = known.get(id);
      KnownOperation after = (before == null ? KnownOperation.unknown(id) : before).after(change);
      boolean differs = !after.equals(before);
      if (differs) {
        known.put(id, after);
        changed.add(id);
      }
      otherwise.add(differs);
    }
    if (!changed.isEmpty()) {
      operations(build)
          .bulkWrite(
              session,
              changed.stream().map(id -> write(Objects.requireNonNull(known.get(id)))).toList());
    }
    return otherwise;
  }

  /** Of the operations that are concerned those that there are, by id. */
  private static Map<String, KnownOperation> known(
      ClientSession session, ViewBuild build, List<PlanChange> changes) {
    Map<String, KnownOperation> known = new HashMap<>();
    if (!changes.isEmpty()) {
      operations(build)
          .find(
              session,
              Filters.in(
                  "_id", changes.stream().map(PlanChange::operationId).collect(Collectors.toSet())))
          .forEach(one -> known.put(one.id(), one));
    }
    return known;
  }

  private static ReplaceOneModel<KnownOperation> write(KnownOperation operation) {
    return new ReplaceOneModel<>(
        Filters.eq("_id", operation.id()), operation, new ReplaceOptions().upsert(true));
  }

  private static Bson matching(String operationId, Bson visible) {
    return Filters.and(Filters.eq("_id", operationId), visible);
  }

  /** Of an operation of which only a participation has been seen nobody is told. */
  private static Optional<KnownOperation> known(@Nullable KnownOperation found) {
    return Optional.ofNullable(found).filter(one -> one.state() != OperationState.UNKNOWN);
  }

  private static MongoCollection<KnownOperation> operations(ViewBuild build) {
    return build.collection(OPERATIONS, KnownOperation.class);
  }
}
