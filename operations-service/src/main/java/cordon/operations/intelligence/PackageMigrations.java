package cordon.operations.intelligence;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import cordon.operations.cases.Overseen;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;

/**
 * The indexes by which packages, their copies and uses are found. Those of a list of an operation
 * or package say what lets a country see them, so that those that it does not see change neither
 * the answer nor its cost.
 */
public final class PackageMigrations {
  static final String SEEN_BY = "seenBy";
  static final String GIVEN = "given";
  static final String OF_SECRETARIAT = "ofSecretariat";

  static final Bson BY_SEEN = listed("operationId", SEEN_BY);

  /**
   * What a reader sees of packages by one of these; the secretariat's many by what is asked for.
   */
  static final Map<String, Bson> PACKAGES =
      Map.of(
          SEEN_BY,
          BY_SEEN,
          GIVEN,
          listed("operationId", GIVEN),
          Overseen.OPEN,
          listed("operationId", Overseen.OPEN),
          Overseen.AUTHORS,
          listed("operationId", Overseen.AUTHORS),
          Overseen.REVIEWED,
          listed("operationId", Overseen.REVIEWED));

  static final Bson BY_STATE = listed("operationId", Overseen.OPEN, "state");
  static final Bson BY_CASE = listed("operationId", Overseen.OPEN, "spec.caseId");
  static final Bson WAITING = ascending("waiting", "_id");
  static final Bson NUMBERED = compoundIndex(ascending("operationId"), descending("number"));

  static final Bson COPIES = listed("operationId");
  static final Bson COPIES_BY_STATE = listed("operationId", "state");
  static final Bson COPIES_OF_PACKAGE = listed("packageId");
  static final Bson COPIES_OF_PACKAGE_SEEN = listed("packageId", SEEN_BY);
  static final Bson OWN_COPY = ascending("packageId", "receiver");
  static final Bson COPIES_SEEN = listed("operationId", SEEN_BY);
  static final Bson TO_DO = ascending("receiver", "waiting", "turn");
  static final Bson TO_ANSWER = ascending("ownerCountry", "asked", "turn");

  static final Bson USES_SEEN = listed("packageId", SEEN_BY);
  static final Bson USES_OF_SECRETARIAT = listed("packageId", OF_SECRETARIAT);

  private PackageMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var packages = database.getCollection("intelligence_packages");
    PACKAGES.values().forEach(packages::createIndex);
    List.of(BY_STATE, BY_CASE).forEach(packages::createIndex);
    packages.createIndex(WAITING, only("waiting"));
    packages.createIndex(NUMBERED, only(GIVEN).name("number").unique(true));
    var copies = database.getCollection("package_copies");
    List.of(COPIES, COPIES_BY_STATE, COPIES_OF_PACKAGE, COPIES_OF_PACKAGE_SEEN, COPIES_SEEN)
        .forEach(copies::createIndex);
    copies.createIndex(OWN_COPY, new IndexOptions().unique(true));
    copies.createIndex(TO_DO, only("waiting"));
    copies.createIndex(TO_ANSWER, only("asked"));
    var uses = database.getCollection("package_uses");
    List.of(USES_SEEN, USES_OF_SECRETARIAT).forEach(uses::createIndex);
  }

  private static IndexOptions only(String field) {
    return new IndexOptions().partialFilterExpression(Filters.eq(field, true));
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
