package cordon.tasking.task;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.RowReader;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored tasks. A country's own are those that it carries out; its parties also ask for them. */
@Component
class TaskStore extends Store<Task> {
  private static final String EXECUTOR = "executor";
  private static final String REQUESTER = "requester";
  private static final Bson MARKED =
      Filters.or(Filters.eq("outOfOrder", true), Filters.eq("clockAhead", true));

  TaskStore(Mongo mongo) {
    super(
        mongo,
        "tasks",
        Task.class,
        Task::id,
        Task::version,
        TaskMessages::journaled,
        Reach.none().ownCountry(EXECUTOR).parties(EXECUTOR, REQUESTER));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, TaskFilter wanted, Listing<Task, M> listing) {
    return select(call)
        .where("operationId", wanted.operationId())
        .where("state", wanted.state())
        .where(EXECUTOR, wanted.executor())
        .where(wanted.markedOnly() ? MARKED : null)
        .eachBy(TaskStore::of)
        .newest(listing);
  }

  /** Those of an operation that are among these. */
  RowReader.Rows<Task> among(Call call, String operationId, List<String> ids) {
    return select(call)
        .where(Filters.in("_id", ids))
        .where("operationId", operationId)
        .newestReadable("_id", ids.size());
  }

  private static Bson of(String party) {
    return Indexes.compoundIndex(
        Indexes.ascending("operationId", party), Indexes.descending("_id"));
  }
}
