package cordon.platform.projection;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import cordon.platform.journal.Entry;
import cordon.platform.store.Mongo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** What one build of a view had to leave out: an entry that it cannot read, and what follows it. */
final class Parked {
  private final MongoCollection<Document> parked;
  private final String key;

  Parked(Mongo mongo, ViewBuild build) {
    this.parked = mongo.collection("parked", Document.class);
    this.key = build.key();
  }

  /** How many entries of each aggregate. */
  Map<String, Long> counts() {
    return counts(parked.aggregate(countsOfBuild()));
  }

  /** The same in what a transaction sees. */
  Map<String, Long> counts(ClientSession session) {
    return counts(parked.aggregate(session, countsOfBuild()));
  }

  private static Map<String, Long> counts(AggregateIterable<Document> found) {
    Map<String, Long> counts = new HashMap<>();
    for (Document one : found) {
      counts.put(one.getString("_id"), one.getLong("entries"));
    }
    return counts;
  }

  /** By the index alone: each reading of figures asks for it. */
  private List<Bson> countsOfBuild() {
    return List.of(
        Aggregates.match(ofBuild()),
        Aggregates.group("$aggregate", Accumulators.sum("entries", 1L)));
  }

  void add(ClientSession session, Entry entry, String why) {
    parked.insertOne(
        session,
        new Document("_id", key + " " + entry.id())
            .append("projection", key)
            .append("aggregate", entry.aggregate())
            .append("why", why));
  }

  void forget() {
    parked.deleteMany(ofBuild());
  }

  private Bson ofBuild() {
    return Filters.eq("projection", key);
  }
}
