package cordon.operations.calendar;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * When links were last fetched. That is no change of theirs and stands in no journal: a program
 * asks every hour.
 */
@Component
class CalendarFetchStore {
  private static final long QUARTER = 15 * 60;

  private final MongoCollection<CalendarFetch> fetches;

  CalendarFetchStore(Mongo mongo) {
    fetches = mongo.collection("calendar_fetches", CalendarFetch.class);
  }

  /** Of all links of a person, by id. */
  Map<String, Instant> of(String subject) {
    var found = new HashMap<String, Instant>();
    fetches
        .find(Filters.eq(CalendarMigrations.SUBJECT, subject))
        .forEach((Consumer<CalendarFetch>) one -> found.put(one.id(), one.fetched()));
    return found;
  }

  /** Notes the quarter of an hour. */
  void note(CalendarLink link, Instant now) {
    Instant quarter = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), QUARTER) * QUARTER);
    var _ =
        fetches.updateOne(
            Filters.eq("_id", link.id()),
            Updates.combine(
                Updates.max("fetched", quarter),
                Updates.setOnInsert(CalendarMigrations.SUBJECT, link.subject())),
            new UpdateOptions().upsert(true));
  }
}
