package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.OperationsReason;
import cordon.operations.operation.LedOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored participations. A country sees its own, and by those that are open the operations; one
 * that leads sees all of the operation.
 */
@Component
public class ParticipationStore extends Store<Participation> {

  ParticipationStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "participations",
        Participation.class,
        Participation::id,
        Participation::version,
        ParticipationMessages::journaled,
        Reach.none()
            .ownCountry("country")
            .participants(ParticipationStore::open)
            .lead("operationId", operations::ofLedBy)
            .leadSeesOwnCountries());
  }

  <M extends MessageLite> ListPage<M> of(
      Call call, String operationId, Listing<Participation, M> listing) {
    return select(call).where("operationId", operationId).ascending("country", listing);
  }

  /** Those of these countries that there are in an operation, by country. */
  Map<String, Participation> among(Transaction tx, String operationId, List<String> countries) {
    return select(tx)
        .where(
            Filters.in(
                "_id",
                countries.stream().map(one -> Participation.idOf(operationId, one)).toList()))
        .all()
        .stream()
        .collect(Collectors.toMap(Participation::country, one -> one));
  }

  /** Whether a country takes part in an operation. */
  public boolean isAccepted(@Nullable ClientSession session, String operationId, String country) {
    return beyondReach()
        .select(session)
        .where("_id", Participation.idOf(operationId, country))
        .where("state", ParticipationState.ACCEPTED)
        .first()
        .isPresent();
  }

  /** Changes one that was read in this transaction. */
  Participation changeRead(Transaction tx, Participation before, Participation after) {
    return beyondReach().replace(tx, before, after);
  }

  /**
   * @param place where a list of countries stands, or one of them; each is named as a row of it
   * @throws RejectedException NOT_TAKING_PART if one of them does not take part
   */
  public void requireTakingPart(
      Transaction tx, String operationId, List<String> countries, IntFunction<String> place) {
    Map<String, Participation> there = among(tx, operationId, countries);
    var refusal =
        new RejectedException(
            OperationsReason.NOT_TAKING_PART,
            "Some of the countries do not take part in the operation; invite them, or leave them out.");
    var missing = new ArrayList<String>();
    for (int i = 0; i < countries.size(); i++) {
      Participation one = there.get(countries.get(i));
      if (one == null || !one.accepted()) {
        missing.add(countries.get(i));
        var _ = refusal.at(place.apply(i), "participation.missing", "It does not take part.");
      }
    }
    if (!missing.isEmpty()) {
      throw refusal.with("countries", String.join(",", missing));
    }
  }

  /** Ids of the operations that a country takes part in, for the reach of what they have. */
  public List<String> joinedBy(String country) {
    return beyondReach()
        .select()
        .where("country", country)
        .where("state", ParticipationState.ACCEPTED)
        .values("operationId");
  }

  /** Those that declined or withdrew see their participation, and nothing else by it. */
  private static Bson open(String country) {
    return Filters.and(
        Filters.eq("country", country),
        Filters.in("state", ParticipationState.INVITED, ParticipationState.ACCEPTED));
  }
}
