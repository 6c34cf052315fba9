package cordon.reporting.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** The observed plans and tasks; written by the projection alone. */
@Component
public class PlanStore {
  /** The view that the plans are part of. */
  public static final String VIEW = "outcome";

  private static final String OPERATIONS = "known_operations";
  private static final String TASKS = "known_tasks";
  public static final List<ViewCollection> COLLECTIONS =
      List.of(ViewCollection.of(OPERATIONS), ViewCollection.of(TASKS));

  /** What came of an operation is for those that take part; an invitation shows nothing of it. */
  private static final Reach REACH =
      Reach.none().participants(country -> Filters.eq("accepted", country));

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Views views;

  PlanStore(Views views) {
    this.views = views;
  }

  /**
   * Lets a country report. What happened is a fact and taken in any state: before the operation has
   * begun, before the country has accepted, and also what it did before it withdrew.
   *
   * @throws RejectedException NOT_FOUND for a country that does not see the operation
   */
  public KnownOperation requireReporting(Transaction tx, String operationId) {
    String country = tx.caller().requireCountry();
    KnownOperation known =
        operations(views.serving(VIEW, tx.session()))
            .find(
                tx.session(),
                Filters.and(
                    Filters.eq("_id", operationId),
                    Filters.or(
                        Filters.eq("invited", country),
                        Filters.eq("accepted", country),
                        Filters.eq("tookPart", country))))
            .first();
    if (known == null || known.state() == OperationState.UNKNOWN) {
      throw RejectedException.notFound("operation");
    }
    return known;
  }

  /** The operation, if the caller may see what came of it: a country that takes part. */
  public Optional<KnownOperation> find(Call call, String operationId) {
    Bson visible = Filters.and(Filters.eq("_id", operationId), REACH.of(call));
    return Optional.ofNullable(operations(views.serving(VIEW)).find(visible).first())
        .filter(known -> known.state() != OperationState.UNKNOWN);
  }

  /** Those of the tasks that are of this operation and carried out by this country. */
  public Set<String> tasksOf(
      Transaction tx, String operationId, String country, Collection<String> wanted) {
    return tasks(views.serving(VIEW, tx.session()))
        .find(
            tx.session(),
            Filters.and(
                Filters.in("_id", wanted),
                Filters.eq("operationId", operationId),
                Filters.eq("executor", country)))
        .projection(Projections.include("_id"))
        .map(found -> found.getString("_id"))
        .into(new HashSet<>());
  }

  /** Operations of those of the tasks that are known, by task. */
  public Map<String, String> operationsOf(
      ClientSession session, ViewBuild build, Collection<String> tasksWanted) {
    Map<String, String> found = new HashMap<>();
    tasks(build)
        .find(session, Filters.in("_id", tasksWanted))
        .forEach(
            (Consumer<Document>)
                one -> found.put(one.getString("_id"), one.getString("operationId")));
    return found;
  }

  /**
   * Applies what was observed.
   *
   * @return whether anything is otherwise than before that figures depend on
   */
  public boolean apply(ClientSession session, ViewBuild build, PlanChange change) {
    return switch (change) {
      case PlanChange.Changed(String id, OperationState state, String currency, boolean shared) ->
          hasChanged(
              operations(build)
                  .updateOne(
                      session,
                      Filters.eq("_id", id),
                      Updates.combine(
                          Updates.set("state", state),
                          Updates.set("reportCurrency", currency == null ? "USD" : currency),
                          Updates.set("totalsShared", shared)),
                      UPSERT));
      case PlanChange.PartOf part -> stand(session, operations(build), part);
      case PlanChange.TaskKnown(String id, String task, String executor) -> {
        tasks(build)
            .updateOne(
                session,
                Filters.eq("_id", task),
                Updates.combine(Updates.set("operationId", id), Updates.set("executor", executor)),
                UPSERT);
        yield false;
      }
    };
  }

  private static boolean stand(
      ClientSession session, MongoCollection<KnownOperation> operations, PlanChange.PartOf part) {
    Bson id = Filters.eq("_id", part.operationId());
    if (part.standing() == Standing.ENDED) {
      operations.updateOne(
          session,
          Filters.and(
              id,
              Filters.eq("accepted", part.country()),
              Filters.in("state", OperationState.ACTIVE, OperationState.CONCLUDED)),
          Updates.addToSet("tookPart", part.country()));
    }
    return hasChanged(
        operations.updateOne(
            session,
            id,
            Updates.combine(
                Updates.setOnInsert("state", OperationState.UNKNOWN),
                Updates.setOnInsert("reportCurrency", "USD"),
                Updates.setOnInsert("totalsShared", false),
                member("invited", part.country(), part.standing() == Standing.INVITED),
                member("accepted", part.country(), part.standing() == Standing.ACCEPTED)),
            UPSERT));
  }

  private static MongoCollection<KnownOperation> operations(ViewBuild build) {
    return build.collection(OPERATIONS, KnownOperation.class);
  }

  private static MongoCollection<Document> tasks(ViewBuild build) {
    return build.collection(TASKS, Document.class);
  }

  private static boolean hasChanged(UpdateResult done) {
    return done.getModifiedCount() > 0 || done.getUpsertedId() != null;
  }

  private static Bson member(String list, String country, boolean is) {
    return is ? Updates.addToSet(list, country) : Updates.pull(list, country);
  }
}
