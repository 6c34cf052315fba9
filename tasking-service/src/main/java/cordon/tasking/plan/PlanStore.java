package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import cordon.tasking.TaskingReason;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The observed plans; written by the projection alone. */
@Component
public class PlanStore {
  static final String VIEW = "plan";
  static final String COLLECTION = "known_operations";

  /** Who may be a party to a task may know of its operation. */
  private static final Reach REACH = Reach.none().parties("invited", "accepted");

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Views views;
  private final SharedLocks locks;

  PlanStore(Mongo mongo, Views views) {
    this.views = views;
    locks = new SharedLocks(mongo);
  }

  /**
   * The operation, if the caller may know that it exists: from a country's declining or withdrawing
   * on it may not.
   *
   * @throws RejectedException NOT_FOUND
   */
  public KnownOperation require(Transaction tx, String operationId) {
    Bson visible = Filters.and(Filters.eq("_id", operationId), REACH.of(tx));
    KnownOperation known = operations(tx).find(tx.session(), visible).first();
    if (known == null || known.state() == OperationState.UNKNOWN) {
      throw RejectedException.notFound("operation");
    }
    return known;
  }

  /**
   * The operation of a task, for the country that carries it out and knows it by its task.
   *
   * @throws RejectedException COUNTRY_NOT_PARTICIPATING
   */
  public KnownOperation requireTakingPart(Transaction tx, String operationId, String country) {
    KnownOperation known =
        operations(tx)
            .find(
                tx.session(),
                Filters.and(Filters.eq("_id", operationId), Filters.eq("accepted", country)))
            .first();
    if (known == null || known.state() == OperationState.UNKNOWN) {
      throw notTakingPart(country);
    }
    return known;
  }

  /**
   * Holds an act to the participation of a country.
   *
   * @throws RejectedException COUNTRY_NOT_PARTICIPATING
   */
  public void requireAccepted(KnownOperation operation, String country) {
    if (!operation.accepted().contains(country)) {
      throw notTakingPart(country);
    }
  }

  /**
   * Holds what a command rests on until it has committed: where the operation or a participation in
   * it ends at the same moment, the command is decided again or the view waits. The last thing that
   * a command does.
   */
  public void restOn(Transaction tx, String operationId) {
    locks.share(tx.session(), operationId);
  }

  /** What commands may rest on is taken away in these operations. */
  void takeAway(ClientSession session, Collection<String> operationIds) {
    locks.takeAlone(session, operationIds);
  }

  private static RejectedException notTakingPart(String country) {
    return new RejectedException(
            TaskingReason.COUNTRY_NOT_PARTICIPATING,
            "The country does not take part in this operation.")
        .with("country", country);
  }

  /** As they are in what the transaction sees. */
  private MongoCollection<KnownOperation> operations(Transaction tx) {
    return views.serving(VIEW, tx.session()).collection(COLLECTION, KnownOperation.class);
  }

  /** Applies what was observed, in order and in one command. */
  void apply(ClientSession session, ViewBuild build, List<PlanChange> changes) {
    if (!changes.isEmpty()) {
      build
          .collection(COLLECTION, KnownOperation.class)
          .bulkWrite(session, changes.stream().map(PlanStore::write).toList());
    }
  }

  private static WriteModel<KnownOperation> write(PlanChange change) {
    return new UpdateOneModel<>(
        Filters.eq("_id", change.operationId()),
        switch (change) {
          case PlanChange.StateOf(_, OperationState state) ->
              Updates.combine(
                  Updates.set("state", state),
                  Updates.setOnInsert("invited", List.of()),
                  Updates.setOnInsert("accepted", List.of()));
          case PlanChange.PartOf(_, String country, Standing standing) ->
              Updates.combine(
                  Updates.setOnInsert("state", OperationState.UNKNOWN),
                  member("invited", country, standing == Standing.INVITED),
                  member("accepted", country, standing == Standing.ACCEPTED));
        },
        UPSERT);
  }

  private static Bson member(String list, String country, boolean is) {
    return is ? Updates.addToSet(list, country) : Updates.pull(list, country);
  }
}
