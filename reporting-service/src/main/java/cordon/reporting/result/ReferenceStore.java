package cordon.reporting.result;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.reporting.ReportingReason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The references that reporters have used, each once per country, operation and kind. */
@Component
public class ReferenceStore {
  private final MongoCollection<Document> references;

  ReferenceStore(Mongo mongo) {
    references = mongo.collection("references", Document.class);
  }

  /** Text under which a reference is kept. */
  public static String key(String operationId, String country, ResultSpec spec) {
    return String.join("/", operationId, country, spec.finding().indicator(), spec.reference());
  }

  /**
   * Takes a reference for one result, with the command.
   *
   * @throws RejectedException REFERENCE_USED
   */
  void take(Transaction tx, String key, String owner) {
    if (!used(tx, List.of(key)).isEmpty() || !insert(tx, List.of(key), owner)) {
      throw new RejectedException(
              ReportingReason.REFERENCE_USED,
              "This country has used the reference before in this operation, for this kind.")
          .at("spec.reference");
    }
  }

  /** Which of them are used. */
  public Set<String> used(Transaction tx, Collection<String> keys) {
    return references
        .find(tx.session(), Filters.in("_id", keys))
        .projection(Projections.include("_id"))
        .map(found -> found.getString("_id"))
        .into(new HashSet<>());
  }

  /**
   * Takes what was found unused, with the command: if that fails or its process dies, none is
   * taken.
   *
   * @throws RejectedException BUSY if another call takes one of them at the same moment
   */
  public void takeAll(Transaction tx, List<String> keys, String owner) {
    if (!insert(tx, keys, owner)) {
      throw new RejectedException(
          CommonReason.BUSY, "Another call takes one of the references just now; repeat the call.");
    }
  }

  private boolean insert(Transaction tx, List<String> keys, String owner) {
    try {
      references.insertMany(
          tx.session(),
          keys.stream().map(key -> new Document("_id", key).append("owner", owner)).toList());
      return true;
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().stream()
          .anyMatch(one -> one.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Submissions for which an earlier version of this service took references before it accepted
   * them, as it always did.
   */
  public List<String> stagedOwners() {
    return references
        .distinct("owner", Filters.eq("staged", true), String.class)
        .into(new ArrayList<>());
  }

  /** Gives back what was taken for such a submission, which did not come about. */
  public void release(String owner) {
    references.deleteMany(Filters.and(Filters.eq("staged", true), Filters.eq("owner", owner)));
  }

  /** Such a submission came about: its references are as any other. */
  public void keep(String owner) {
    references.updateMany(
        Filters.and(Filters.eq("staged", true), Filters.eq("owner", owner)),
        Updates.unset("staged"));
  }
}
