package cordon.operations.diligence;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import org.bson.conversions.Bson;

/** The indexes by which assessments and waivers are found. */
public final class DiligenceMigrations {
  static final String ASSESSMENTS = "diligence_assessments";
  static final String WAIVERS = "diligence_waivers";
  static final String TOLD_TO = "toldTo";

  private DiligenceMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var assessments = database.getCollection(ASSESSMENTS);
    assessments.createIndex(
        ascending("key"),
        new IndexOptions()
            .name("standing")
            .unique(true)
            .partialFilterExpression(Filters.eq("stands", true)));
    assessments.createIndex(listed("stands"));
    assessments.createIndex(listed("subject.country", "stands"));
    assessments.createIndex(listed("subject.kind", "stands"));
    assessments.createIndex(listed("spec.level", "stands"));
    assessments.createIndex(listed(TOLD_TO, "stands"));
    var waivers = database.getCollection(WAIVERS);
    waivers.createIndex(listed("operationId"));
    waivers.createIndex(ascending("operationId", "assessmentId"));
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
