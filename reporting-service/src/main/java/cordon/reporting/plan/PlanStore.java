package cordon.reporting.plan;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.platform.projection.Views;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
   * Applies what was observed, in its order: in three commands however much it is.
   *
   * @return for each whether anything is otherwise than before that figures depend on
   */
  public List<Boolean> apply(ClientSession session, ViewBuild build, List<PlanChange> changes) {
    Map<String, KnownOperation> known = known(session, build, changes);
    Set<String> changed = new LinkedHashSet<>();
    var otherwise = new ArrayList<Boolean>(changes.size());
    var tasks = new ArrayList<UpdateOneModel<Document>>();
    for (PlanChange change : changes) {
      String id = change.operationId();
      KnownOperation before = known.get(id);
      if (change instanceof PlanChange.TaskKnown task) {
        tasks.add(write(task));
        otherwise.add(false);
        continue;
      }
      KnownOperation after = (before == null ? KnownOperation.unknown(id) : before).after(change);
      boolean differs = !after.equals(before);
      if (differs) {
        known.put(id, after);
        changed.add(id);
      }
      otherwise.add(differs);
    }
    write(
        operations(build),
        session,
        changed.stream().map(id -> write(Objects.requireNonNull(known.get(id)))).toList());
    write(tasks(build), session, tasks);
    return otherwise;
  }

  /** Of the operations that are concerned those that are known, by id. */
  private static Map<String, KnownOperation> known(
      ClientSession session, ViewBuild build, List<PlanChange> changes) {
    Map<String, KnownOperation> known = new HashMap<>();
    Set<String> concerned =
        changes.stream()
            .filter(change -> !(change instanceof PlanChange.TaskKnown))
            .map(PlanChange::operationId)
            .collect(Collectors.toSet());
    if (!concerned.isEmpty()) {
      operations(build)
          .find(session, Filters.in("_id", concerned))
          .forEach(one -> known.put(one.id(), one));
    }
    return known;
  }

  private static ReplaceOneModel<KnownOperation> write(KnownOperation operation) {
    return new ReplaceOneModel<>(
        Filters.eq("_id", operation.id()), operation, new ReplaceOptions().upsert(true));
  }

  private static UpdateOneModel<Document> write(PlanChange.TaskKnown task) {
    return new UpdateOneModel<>(
        Filters.eq("_id", task.taskId()),
        Updates.combine(
            Updates.set("operationId", task.operationId()),
            Updates.set("executor", task.executor())),
        new UpdateOptions().upsert(true));
  }

  private static <T> void write(
      MongoCollection<T> collection, ClientSession session, List<? extends WriteModel<T>> writes) {
    if (!writes.isEmpty()) {
      collection.bulkWrite(session, writes);
    }
  }

  private static MongoCollection<KnownOperation> operations(ViewBuild build) {
    return build.collection(OPERATIONS, KnownOperation.class);
  }

  private static MongoCollection<Document> tasks(ViewBuild build) {
    return build.collection(TASKS, Document.class);
  }
}
