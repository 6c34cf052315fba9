package cordon.operations.hotspot;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Indexes.geo2dsphere;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.conversions.Bson;

/**
 * The indexes by which hotspots are found: each of one operation, but for those by where activity
 * moved from.
 */
public final class HotspotMigrations {
  static final String SHAPE = "spec.site.shape";
  static final String SEEN_BY = "seenBy";
  static final String ORIGIN = "spec.displacedFrom.hotspotId";

  static final Bson OF_OPERATION = listed("operationId");
  static final Bson BY_COUNTRY = listed("operationId", "spec.country");
  static final Bson BY_RISK = listed("operationId", "spec.risk");
  static final Bson BY_TYPE = listed("operationId", "spec.site.type");
  static final Bson BY_WORD = listed("operationId", "words");
  static final Bson BY_BOX = ascending("operationId", "bounds.south", "bounds.north");
  static final Bson BY_KEY = listed("operationId", "keys");
  static final Bson BY_PLACE = compoundIndex(ascending("operationId"), geo2dsphere(SHAPE));

  /** Of those that a country sees, so that what others have does not change the cost. */
  static final Bson SEEN = listed("operationId", SEEN_BY);

  static final Bson SEEN_BY_PLACE =
      compoundIndex(ascending("operationId", SEEN_BY), geo2dsphere(SHAPE));

  static final Bson BY_ORIGIN = listed(ORIGIN);
  static final Bson SEEN_BY_ORIGIN = listed(SEEN_BY, ORIGIN);

  private static final List<Bson> ALL =
      List.of(
          OF_OPERATION,
          BY_COUNTRY,
          BY_RISK,
          BY_TYPE,
          BY_WORD,
          BY_BOX,
          BY_KEY,
          BY_PLACE,
          SEEN,
          SEEN_BY_PLACE);

  private HotspotMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var hotspots = database.getCollection("hotspots");
    ALL.forEach(hotspots::createIndex);
  }

  /** Makes those by where activity moved from, of the few that it moved to. */
  public static void makeIndexesByOrigin(MongoDatabase database) {
    var hotspots = database.getCollection("hotspots");
    var moved = new IndexOptions().partialFilterExpression(Filters.exists(ORIGIN));
    hotspots.createIndex(BY_ORIGIN, moved);
    hotspots.createIndex(SEEN_BY_ORIGIN, moved);
  }

  private static Bson listed(String... fields) {
    return compoundIndex(ascending(fields), descending("_id"));
  }
}
