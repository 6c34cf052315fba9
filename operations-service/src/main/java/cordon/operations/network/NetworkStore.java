package cordon.operations.network;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.words.Words;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Stored networks. A country sees those that let it, while it takes part in their operation; to
 * lead it shows no more of them, for it is their owners who say who sees them.
 */
@Component
class NetworkStore extends OfOperationStore<Network> implements HangsOn {
  NetworkStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "networks",
        Network.class,
        Network::id,
        Network::version,
        NetworkMessages::journaled,
        Reach.none()
            .participantsWithin(
                NetworkMigrations.SEEN_BY,
                (caller, within) ->
                    Filters.and(
                        named(caller.requireCountry()),
                        Filters.in("operationId", participations.joinedOrLedBy(caller, within))))
            .leadWithin(
                NetworkMigrations.SEEN_BY,
                (country, within) ->
                    Filters.and(named(country), operations.ofLedBy(country, within))));
  }

  private static Bson named(String country) {
    return Filters.eq(NetworkMigrations.SEEN_BY, country);
  }

  /** The newest first. A country is not told what others own, nor by what a list leaves out. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, NetworkFilter wanted, Instant now, Listing<Network, M> listing) {
    Selection<Network> found =
        selectWithin(call, OPERATION, wanted.operationId())
            .where("state", wanted.state() == null ? NetworkState.OPEN : wanted.state())
            .where("spec.crimeAreas", wanted.area());
    if (wanted.ownerCountry() != null) {
      String country = call.caller().country();
      boolean told = country == null || country.equals(wanted.ownerCountry());
      found.where(
          told
              ? Filters.eq(NetworkMigrations.OWNER, wanted.ownerCountry())
              : Filters.in("_id", List.of()));
    }
    if (wanted.majorCase() != null) {
      found.where(Filters.exists("majorCase.nextReviewDay", wanted.majorCase()));
    }
    if (wanted.overdue()) {
      found.where(Filters.lt("majorCase.nextReviewDay", MajorCase.day(now)));
    }
    found.whereWords("words", Words.wanted(wanted.words()));
    return found.by(NetworkMigrations.SEEN, null).newest(listing);
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(
        ConsequenceKind.NETWORKS,
        () ->
            beyondReach()
                .select(session)
                .where(OPERATION, on.operationId())
                // Its owner sees it, so that this narrows nothing and has the index.
                .where(Filters.in(NetworkMigrations.SEEN_BY, on.countries()))
                .where(Filters.in(NetworkMigrations.OWNER, on.countries()))
                .where(NetworkMigrations.SEEN_BY, on.seer())
                .where("state", NetworkState.OPEN)
                .by(NetworkMigrations.SEEN, NetworkMigrations.SEEN)
                .values(NetworkMigrations.OWNER));
  }
}
