package cordon.reporting.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.plan.KnownOperation;
import cordon.plan.ObservedPlanStore;
import cordon.plan.OperationState;
import cordon.plan.PlanChange;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.ReportingReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The observed plans and tasks; written by the projection alone. */
@Component
public class PlanStore {
  /** The view that the plans are part of. */
  public static final String VIEW = "outcome";

  private static final String TASKS = "known_tasks";
  public static final List<ViewCollection> COLLECTIONS =
      List.of(ObservedPlanStore.COLLECTION, ViewCollection.of(TASKS));

  /** What came of an operation is for those that take part; an invitation shows nothing of it. */
  private static final Reach REACH =
      Reach.none().participants(country -> Filters.eq(ObservedPlanStore.ACCEPTED, country));

  private final Views views;
  private final ObservedPlanStore observed;
  private final KnowledgeAge age;

  PlanStore(Views views, KnowledgeAge age) {
    this.views = views;
    this.age = age;
    observed = new ObservedPlanStore(views, VIEW);
  }

  /**
   * Lets a country report. What happened is a fact and taken in any state until the books close:
   * before the operation has begun, before the country has accepted, and also what it did before it
   * withdrew, whenever that was.
   *
   * @throws RejectedException NOT_FOUND for a country that does not see the operation;
   *     STORE_UNAVAILABLE in its place while nothing new is known of plans, since the country may
   *     have been invited meanwhile; BOOKS_CLOSED
   */
  public KnownOperation requireReporting(Transaction tx, String operationId) {
    String country = tx.caller().requireCountry();
    KnownOperation operation =
        observed
            .find(
                tx,
                operationId,
                Filters.or(
                    Filters.eq(ObservedPlanStore.INVITED, country),
                    Filters.eq(ObservedPlanStore.ACCEPTED, country),
                    Filters.eq(ObservedPlanStore.TOOK_PART, country),
                    Filters.eq(ObservedPlanStore.LEFT_EARLY, country)))
            .orElseThrow(() ->
                age.mayLack(tx.now())
                    ? new RejectedException(
                        CommonReason.STORE_UNAVAILABLE,
                        "What is known of the plan is too old to tell; repeat the call later.")
                    : RejectedException.notFound("operation"));
    requireOpen(operation);
    return operation;
  }

  /**
   * Lets a result or submission be changed or decided that the caller reaches. An operation that is
   * not known yet has not ended.
   *
   * @throws RejectedException BOOKS_CLOSED
   */
  public void requireOpenBooks(Transaction tx, String operationId) {
    observed.find(tx, operationId, Filters.empty()).ifPresent(PlanStore::requireOpen);
  }

  private static void requireOpen(KnownOperation operation) {
    if (operation.state() == OperationState.BOOKS_CLOSED) {
      throw new RejectedException(
          ReportingReason.BOOKS_CLOSED,
          "The books of this operation are closed, and its figures stay as they are; an approver "
              + "of the secretariat may reopen them.");
    }
  }

  /** The operation, if the caller may see what came of it: a country that takes part. */
  public Optional<KnownOperation> find(Call call, String operationId) {
    return observed.find(operationId, REACH.of(call));
  }

  /**
   * What is known of tasks that a report names. A report of fact is not refused because a task is
   * not known: it may have been issued since the feed was last heard of, however short that is ago.
   */
  public NamedTasks tasksOf(
      Transaction tx, String operationId, String country, Collection<String> wanted) {
    if (wanted.isEmpty()) {
      return NamedTasks.NONE;
    }
    Set<String> theirs = new HashSet<>();
    Set<String> unknown = new HashSet<>(wanted);
    for (Document found :
        tasks(views.serving(VIEW, tx.session())).find(tx.session(), Filters.in("_id", wanted))) {
      String id = found.getString("_id");
      unknown.remove(id);
      if (operationId.equals(found.getString("operationId"))
          && country.equals(found.getString("executor"))) {
        theirs.add(id);
      }
    }
    return new NamedTasks(theirs, unknown);
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
   * Applies what was observed of plans, in its order.
   *
   * @return for each whether anything is otherwise than before that figures depend on
   */
  public List<Boolean> apply(ClientSession session, ViewBuild build, List<PlanChange> changes) {
    return observed.apply(session, build, changes);
  }

  /** Takes in which tasks there are. */
  public void applyTasks(ClientSession session, ViewBuild build, Collection<KnownTask> known) {
    if (!known.isEmpty()) {
      tasks(build).bulkWrite(session, known.stream().map(PlanStore::write).toList());
    }
  }

  private static UpdateOneModel<Document> write(KnownTask task) {
    return new UpdateOneModel<>(
        Filters.eq("_id", task.taskId()),
        Updates.combine(
            Updates.set("operationId", task.operationId()),
            Updates.set("executor", task.executor())),
        new UpdateOptions().upsert(true));
  }

  private static MongoCollection<Document> tasks(ViewBuild build) {
    return build.collection(TASKS, Document.class);
  }
}
