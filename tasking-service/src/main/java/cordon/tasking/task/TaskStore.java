package cordon.tasking.task;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored tasks; every filter holds the caller to what they may see. */
@Component
class TaskStore {
  private static final List<String> PARTIES = List.of("executor", "requester");

  private final Aggregates<Task> tasks;

  TaskStore(Mongo mongo) {
    tasks =
        new Aggregates<>(
            mongo, "tasks", Task.class, Task::id, Task::version, TaskMessages::journaled);
  }

  Task insert(Transaction tx, Task created) {
    return tasks.insert(tx, created);
  }

  Task replace(Transaction tx, Task before, Task after) {
    return tasks.replace(tx, before, after);
  }

  void requireSeen(Transaction tx, Task current) {
    tasks.requireSeen(tx, current);
  }

  /**
   * A task that the caller's country carries out.
   *
   * @throws RejectedException NOT_FOUND for everybody else
   */
  Task requireToExecute(Transaction tx, String id) {
    return tasks
        .find(
            tx,
            Filters.and(
                Filters.eq("_id", id), Filters.eq("executor", tx.caller().requireCountry())))
        .orElseThrow(() -> RejectedException.notFound("task"));
  }

  Optional<Task> find(Caller caller, String id) {
    return tasks.find(Filters.and(Filters.eq("_id", id), reachOf(caller)));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Caller caller, TaskFilter wanted, Listing<Task, M> listing) {
    var filters = new ArrayList<Bson>();
    filters.add(Filters.eq("operationId", wanted.operationId()));
    if (wanted.state() != null) {
      filters.add(Filters.eq("state", wanted.state()));
    }
    if (wanted.executor() != null) {
      filters.add(Filters.eq("executor", wanted.executor()));
    }
    listing.after().ifPresent(id -> filters.add(Filters.lt("_id", id)));
    if (!caller.national()) {
      return tasks.page(Filters.and(filters), Sorts.descending("_id"), listing);
    }
    // A country's own, once as executor and once as requester.
    Bson all = Filters.and(filters);
    return tasks.newestOf(
        PARTIES.stream()
            .map(party -> Filters.and(all, Filters.eq(party, caller.requireCountry())))
            .toList(),
        PARTIES.stream().map(TaskStore::of).toList(),
        listing);
  }

  private static Bson of(String party) {
    return Indexes.compoundIndex(
        Indexes.ascending("operationId", party), Indexes.descending("_id"));
  }

  /** A country reaches what it asked for and what it carries out. */
  private static Bson reachOf(Caller caller) {
    if (!caller.national()) {
      return Filters.empty();
    }
    String country = caller.requireCountry();
    return Filters.or(Filters.eq("executor", country), Filters.eq("requester", country));
  }
}
