package cordon.operations.template;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.conversions.Bson;

/** The indexes by which templates are found; each begins with whose they are. */
public final class PlanTemplateMigrations {
  static final String OWNER = "owner";

  static final Bson ALL = listed(OWNER);
  static final Bson BY_PURPOSE = listed(OWNER, "spec.purposes");
  static final Bson BY_WORD = listed(OWNER, "words");

  private PlanTemplateMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var templates = database.getCollection("plan_templates");
    List.of(ALL, BY_PURPOSE, BY_WORD).forEach(templates::createIndex);
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
