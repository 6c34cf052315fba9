package cordon.platform.projection;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Positions of projections and what they had to park. */
final class Progresses {
  private final Mongo mongo;
  private final MongoCollection<Progress> positions;
  private final MongoCollection<Document> parked;

  Progresses(Mongo mongo) {
    this.mongo = mongo;
    this.positions = mongo.collection("projections", Progress.class);
    this.parked = mongo.collection("parked", Document.class);
  }

  Progress of(Projection projection) {
    return orNone(projection, positions.find(Filters.eq("_id", projection.name())).first());
  }

  Progress of(ClientSession session, Projection projection) {
    return orNone(
        projection, positions.find(session, Filters.eq("_id", projection.name())).first());
  }

  private static Progress orNone(Projection projection, @Nullable Progress known) {
    return known == null
        ? new Progress(projection.name(), projection.version(), 0, Instant.EPOCH)
        : known;
  }

  /** Moves the position on, if nobody else has moved it meanwhile. */
  boolean move(ClientSession session, Progress from, Progress to) {
    if (from.position() == 0) {
      var replaced =
          positions.replaceOne(
              session,
              Filters.and(Filters.eq("_id", from.name()), Filters.eq("position", 0L)),
              to,
              new ReplaceOptions().upsert(true));
      return replaced.getUpsertedId() != null || replaced.getModifiedCount() == 1;
    }
    return positions
            .replaceOne(
                session,
                Filters.and(
                    Filters.eq("_id", from.name()), Filters.eq("position", from.position())),
                to)
            .getModifiedCount()
        == 1;
  }

  Set<String> parkedAggregates(Projection projection) {
    return parked.find(Filters.eq("projection", projection.name())).into(new ArrayList<>()).stream()
        .map(found -> found.getString("aggregate"))
        .collect(Collectors.toSet());
  }

  long parkedEntries(Projection projection) {
    return parked.countDocuments(Filters.eq("projection", projection.name()));
  }

  /** How many entries of each aggregate are parked. */
  Map<String, Long> parked(ClientSession session, Projection projection) {
    Map<String, Long> counts = new HashMap<>();
    for (Document one :
        parked
            .find(session, Filters.eq("projection", projection.name()))
            .projection(Projections.include("aggregate"))) {
      counts.merge(one.getString("aggregate"), 1L, Long::sum);
    }
    return counts;
  }

  void park(
      ClientSession session, Projection projection, String entry, String aggregate, String why) {
    parked.insertOne(
        session,
        new Document("_id", projection.name() + " " + entry)
            .append("projection", projection.name())
            .append("aggregate", aggregate)
            .append("why", why));
  }

  /** Forgets everything that the projection has made. */
  void reset(Projection projection, List<String> collections) {
    // The position goes last: what is half emptied after a crash is emptied again.
    for (String collection : collections) {
      mongo.collection(collection, Document.class).deleteMany(new Document());
    }
    parked.deleteMany(Filters.eq("projection", projection.name()));
    positions.deleteOne(Filters.eq("_id", projection.name()));
  }
}
