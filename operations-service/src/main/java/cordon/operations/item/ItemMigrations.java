package cordon.operations.item;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import org.bson.conversions.Bson;

/** The indexes by which planning items are found. */
public final class ItemMigrations {
  static final String OWNER = "country";

  static final Bson ALL = ascending("operationId", "turn");
  static final Bson BY_OWNER = ascending("operationId", OWNER, "turn");
  static final Bson BY_MEETING = ascending("operationId", "meetingId", "turn");

  private ItemMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var items = database.getCollection("planning_items");
    items.createIndex(ALL);
    items.createIndex(BY_OWNER);
    items.createIndex(BY_MEETING);
  }
}
