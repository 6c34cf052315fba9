package cordon.operations.violation;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import cordon.operations.cases.Overseen;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * The indexes by which reports are found. Each begins with what lets their reader see them, so that
 * those that they do not see change neither the answer nor its cost.
 */
public final class ViolationMigrations {
  static final String COLLECTION = "violations";
  static final String REPORTER = "reporter";
  static final String REVIEWED = Overseen.REVIEWED;

  static final Bson OWN = listed(REPORTER);
  static final Bson ALL = listed(REVIEWED);
  static final Bson BY_STATE = listed(REVIEWED, "state");
  static final Bson BY_OPERATION = listed(REVIEWED, "operationId");

  /** By which those of one operation are counted. */
  static final Bson COUNTED = ascending("operationId");

  private ViolationMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var violations = database.getCollection(COLLECTION);
    List.of(OWN, ALL, BY_STATE, BY_OPERATION, COUNTED).forEach(violations::createIndex);
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
