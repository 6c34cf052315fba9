package cordon.reporting.result;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.reporting.ReportingReason;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The references that reporters have used, each once per country, operation and kind. */
@Component
public class ReferenceStore {
  private final MongoCollection<Document> references;

  ReferenceStore(Mongo mongo) {
    references = mongo.collection("references", Document.class);
    references.createIndex(Indexes.ascending("owner"));
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
    try {
      if (references.find(tx.session(), Filters.eq("_id", key)).first() != null) {
        throw used();
      }
      references.insertOne(tx.session(), document(key, owner));
    } catch (MongoWriteException e) {
      throw e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? used() : e;
    }
  }

  /**
   * Takes many before the command. Gives those that were taken already, with the submission that
   * has them, or an empty text for a single result.
   */
  public Map<String, String> takeAll(List<String> keys, String owner) {
    try {
      references.insertMany(
          keys.stream().map(key -> document(key, owner).append("staged", true)).toList(),
          new InsertManyOptions().ordered(false));
      return Map.of();
    } catch (MongoBulkWriteException e) {
      var taken = new HashSet<String>();
      for (var error : e.getWriteErrors()) {
        if (ErrorCategory.fromErrorCode(error.getCode()) != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        taken.add(keys.get(error.getIndex()));
      }
      return ownersOf(taken);
    }
  }

  private Map<String, String> ownersOf(Collection<String> keys) {
    var owners = new HashMap<String, String>();
    references
        .find(Filters.in("_id", keys))
        .forEach(
            (Consumer<Document>)
                found ->
                    owners.put(
                        found.getString("_id"),
                        found.getBoolean("staged", false) ? found.getString("owner") : ""));
    return owners;
  }

  /** Gives back what was taken for something that did not come about. */
  public void release(String owner) {
    references.deleteMany(Filters.eq("owner", owner));
  }

  private static Document document(String key, String owner) {
    return new Document("_id", key).append("owner", owner);
  }

  private static RejectedException used() {
    return new RejectedException(
            ReportingReason.REFERENCE_USED,
            "This country has used the reference before in this operation, for this kind.")
        .at("spec.reference");
  }
}
