package cordon.platform.projection;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import cordon.platform.journal.Entry;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What one build of a view had to leave out: an entry that it cannot read, and what follows it of
 * the same aggregate. It is tried again ({@link SecondTry}).
 */
final class Parked {
  private final MongoCollection<Document> parked;
  private final String key;

  Parked(Mongo mongo, ViewBuild build) {
    this.parked = mongo.collection("parked", Document.class);
    this.key = build.key();
  }

  /** Whether no build of any view had to leave something out. */
  static boolean none(Mongo mongo) {
    return mongo.collection("parked", Document.class).find().limit(1).first() == null;
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

  /** The entries of an aggregate that are left out, the earliest versions first. */
  List<String> names(String aggregate) {
    var names = new ArrayList<String>();
    for (Document one :
        parked
            .find(Filters.and(ofBuild(), Filters.eq("aggregate", aggregate)))
            .projection(Projections.include("_id"))) {
      names.add(one.getString("_id").substring(key.length() + 1));
    }
    names.sort(Comparator.comparingLong(Entry::versionOf));
    return names;
  }

  void remove(ClientSession session, Collection<String> names) {
    parked.deleteMany(
        session, Filters.in("_id", names.stream().map(name -> key + " " + name).toList()));
  }

  void forget() {
    parked.deleteMany(ofBuild());
  }

  private Bson ofBuild() {
    return Filters.eq("projection", key);
  }
}
