package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored participations. */
@Component
public class ParticipationStore {
  /** Those that declined or withdrew see their participation, and nothing else by it. */
  private static final Bson OPEN =
      Filters.in("state", ParticipationState.INVITED, ParticipationState.ACCEPTED);

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
  }

  Participation insert(Transaction tx, Participation created) {
    return participations.insert(tx, created);
  }

  Participation replace(Transaction tx, Participation before, Participation after) {
    return participations.replace(tx, before, after);
  }

  void requireSeen(Transaction tx, Participation current) {
    participations.requireSeen(tx, current);
  }

  Optional<Participation> find(Transaction tx, String operationId, String country) {
    return participations.find(tx, byKey(operationId, country));
  }

  /**
   * The participation that the caller's own country answers for.
   *
   * @throws RejectedException NOT_FOUND for everybody else
   */
  Participation requireOwn(Transaction tx, String operationId, String country) {
    return participations
        .find(
            tx,
            Filters.and(
                byKey(operationId, country), Filters.eq("country", tx.caller().requireCountry())))
        .orElseThrow(() -> RejectedException.notFound("participation"));
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

  /** What lets a country see an operation: it takes part, or has an invitation to answer. */
  public Optional<Participation> findOpen(String operationId, String country) {
    return participations.find(Filters.and(byKey(operationId, country), OPEN));
  }

  /** The same for all its operations, the newest operation first, before an id if one is given. */
  public List<Participation> openOf(String country, Optional<String> before, int limit) {
    var filters = new ArrayList<Bson>();
    filters.add(Filters.eq("country", country));
    filters.add(OPEN);
    before.ifPresent(id -> filters.add(Filters.lt("operationId", id)));
    return participations.list(Filters.and(filters), Sorts.descending("operationId"), limit);
  }

  private static Bson byKey(String operationId, String country) {
    return Filters.eq("_id", Participation.idOf(operationId, country));
  }

  private static Bson reachOf(Caller caller) {
    return caller.national() ? Filters.eq("country", caller.requireCountry()) : Filters.empty();
  }
}
