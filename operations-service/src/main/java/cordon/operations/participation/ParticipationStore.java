package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored participations. */
@Component
public class ParticipationStore {
  private final Aggregates<Participation> participations;

  ParticipationStore(Mongo mongo) {
    participations =
        new Aggregates<>(
            mongo,
            "participations",
            Participation.class,
            Participation::id,
            Participation::version,
            ParticipationMessages::journaled);
    participations.collection().createIndex(Indexes.ascending("operationId", "country"));
    participations
        .collection()
        .createIndex(
            Indexes.compoundIndex(Indexes.ascending("country"), Indexes.descending("operationId")));
  }

  Participation insert(Transaction tx, Participation created) {
    return participations.insert(tx, created);
  }

  Participation replace(Transaction tx, Participation before, Participation after) {
    return participations.replace(tx, before, after);
  }

  void requireSeen(Participation current, OptionalLong seen) {
    participations.requireSeen(current, seen);
  }

  Optional<Participation> find(Transaction tx, String operationId, String country) {
    return participations.find(tx, byKey(operationId, country));
  }

  /** As far as the caller may look: a country sees its own. */
  Optional<Participation> find(Caller caller, String operationId, String country) {
    return participations.find(Filters.and(byKey(operationId, country), reachOf(caller)));
  }

  <M extends MessageLite> ListPage<M> list(
      Caller caller, String operationId, Listing<Participation, M> listing) {
    var filters = new ArrayList<Bson>();
    filters.add(Filters.eq("operationId", operationId));
    filters.add(reachOf(caller));
    listing.after().ifPresent(country -> filters.add(Filters.gt("country", country)));
    return participations.page(Filters.and(filters), Sorts.ascending("country"), listing);
  }

  /** Whether a country was ever invited, whatever it answered. */
  public boolean invited(String operationId, String country) {
    return participations.find(byKey(operationId, country)).isPresent();
  }

  /** Ids of the operations that a country was invited to, the newest first. */
  public List<String> operationsOf(String country, Optional<String> before, int limit) {
    Bson own = Filters.eq("country", country);
    Bson filter = before.map(id -> Filters.and(own, Filters.lt("operationId", id))).orElse(own);
    return participations
        .collection()
        .withDocumentClass(org.bson.Document.class)
        .find(filter)
        .projection(Projections.include("operationId"))
        .sort(Sorts.descending("operationId"))
        .limit(limit)
        .map(found -> found.getString("operationId"))
        .into(new ArrayList<>());
  }

  private static Bson byKey(String operationId, String country) {
    return Filters.eq("_id", Participation.idOf(operationId, country));
  }

  private static Bson reachOf(Caller caller) {
    return caller.national() ? Filters.eq("country", caller.requireCountry()) : Filters.empty();
  }
}
