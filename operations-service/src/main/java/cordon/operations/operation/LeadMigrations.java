package cordon.operations.operation;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;

/** The indexes by which is found what somebody leads, and what belongs to a programme. */
public final class LeadMigrations {
  private LeadMigrations() {}

  /** Makes all of them. What the secretariat leads alone has no lead, and costs no index. */
  public static void makeIndexes(MongoDatabase database) {
    var operations = database.getCollection("operations");
    operations.createIndex(
        compoundIndex(ascending(LedOperationStore.COUNTRIES), descending("_id")),
        new IndexOptions().partialFilterExpression(Filters.exists(LedOperationStore.COUNTRIES)));
    operations.createIndex(
        compoundIndex(ascending("programmeId"), descending("_id")),
        new IndexOptions().partialFilterExpression(Filters.exists("programmeId")));
    database
        .getCollection("programmes")
        .createIndex(compoundIndex(ascending(LedOperationStore.COUNTRIES), descending("_id")));
  }
}
