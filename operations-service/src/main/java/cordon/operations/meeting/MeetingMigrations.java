package cordon.operations.meeting;

import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoDatabase;
import org.bson.conversions.Bson;

/** The indexes by which meetings are found. */
public final class MeetingMigrations {
  static final String COUNTRIES = "spec.countries";

  static final Bson BY_COUNTRY = ascending("operationId", COUNTRIES, "turn");

  private MeetingMigrations() {}

  /** Makes all of them; minutes are found by their id. */
  public static void makeIndexes(MongoDatabase database) {
    var meetings = database.getCollection("meetings");
    meetings.createIndex(ascending("operationId", "turn"));
    meetings.createIndex(BY_COUNTRY);
    var _ = database.getCollection("minutes").createIndex(ascending("meetingId", "_id"));
  }
}
