package cordon.operations.cases;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * The indexes by which cases are found. Each begins with what lets their reader see them, so that
 * those that they do not see change neither the answer nor its cost.
 */
public final class CaseMigrations {
  static final String OPEN = Overseen.OPEN;
  static final String OWNER = "ownerCountry";
  static final String AUTHOR = Overseen.AUTHORS;
  static final String REVIEWED = Overseen.REVIEWED;
  static final String MEETING = "decision.meetingId";

  static final Bson OF_OWNER = listed("operationId", OWNER);

  /** What a reader sees by one of these; the secretariat's many by what is asked for. */
  static final Map<String, Bson> SEEN_BY =
      Map.of(
          OPEN, listed("operationId", OPEN),
          OWNER, OF_OWNER,
          AUTHOR, listed("operationId", AUTHOR),
          REVIEWED, listed("operationId", REVIEWED));

  static final Bson BY_STATE = listed("operationId", OPEN, "state");
  static final Bson BY_OWNER = listed("operationId", OPEN, OWNER);
  static final Bson BY_AREA = listed("operationId", OPEN, "spec.crimeAreas");
  static final Bson BY_PERSON = listed("operationId", OPEN, "spec.aboutPerson");
  static final Bson BY_WORD = listed("operationId", OPEN, "words");
  static final Bson BY_MEETING = listed("operationId", OPEN, MEETING);
  static final Bson WAITING = ascending("waiting", "_id");

  private CaseMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var cases = database.getCollection("cases");
    SEEN_BY.values().forEach(cases::createIndex);
    List.of(BY_STATE, BY_OWNER, BY_AREA, BY_PERSON, BY_WORD, BY_MEETING)
        .forEach(cases::createIndex);
    cases.createIndex(
        WAITING, new IndexOptions().partialFilterExpression(Filters.eq("waiting", true)));
    cases.createIndex(
        ascending("operationId", OWNER, "author", "spec.reference"),
        new IndexOptions().name("reference").unique(true));
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
