package cordon.operations.resource;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import org.bson.conversions.Bson;

/** The indexes by which contributions are found. */
public final class ContributionMigrations {
  static final Bson ALL = compoundIndex(ascending("operationId"), descending("_id"));
  static final Bson BY_COUNTRY =
      compoundIndex(ascending("operationId", "country"), descending("_id"));
  static final Bson BY_NEED =
      compoundIndex(ascending("operationId", "need.key"), descending("_id"));

  private ContributionMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var contributions = database.getCollection("contributions");
    contributions.createIndex(ALL);
    contributions.createIndex(BY_COUNTRY);
    contributions.createIndex(BY_NEED);
  }
}
