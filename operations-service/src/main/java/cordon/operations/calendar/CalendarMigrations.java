package cordon.operations.calendar;

import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import java.util.concurrent.TimeUnit;

/** The indexes by which links are found, and by which what is due is found by its time. */
public final class CalendarMigrations {
  static final String SUBJECT = "subject";
  static final String HASH = "hash";

  /** Longer than a link lasts that nobody renews. */
  private static final long FETCHES_KEPT_DAYS = 100;

  private CalendarMigrations() {}

  /** Makes all of them. */
  public static void makeIndexes(MongoDatabase database) {
    var links = database.getCollection("calendar_links");
    links.createIndex(compoundIndex(ascending(SUBJECT), descending("_id")));
    links.createIndex(ascending(SUBJECT, "state"));
    links.createIndex(ascending(HASH), new IndexOptions().unique(true));
    var fetches = database.getCollection("calendar_fetches");
    fetches.createIndex(ascending(SUBJECT));
    fetches.createIndex(
        ascending("fetched"), new IndexOptions().expireAfter(FETCHES_KEPT_DAYS, TimeUnit.DAYS));
    database.getCollection("planning_items").createIndex(ascending("country", "turn"));
    var meetings = database.getCollection("meetings");
    meetings.createIndex(ascending("turn"));
    meetings.createIndex(ascending("spec.countries", "turn"));
    database
        .getCollection("participations")
        .createIndex(
            ascending("country", "state", "answerBy"),
            new IndexOptions().partialFilterExpression(Filters.exists("answerBy")));
    var operations = database.getCollection("operations");
    operations.createIndex(ascending("state", "approved.plan.end"));
    operations.createIndex(
        ascending("lead.countries", "state"),
        new IndexOptions().partialFilterExpression(Filters.exists("lead.countries")));
  }
}
