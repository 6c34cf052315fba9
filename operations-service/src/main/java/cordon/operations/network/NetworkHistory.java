package cordon.operations.network;

import com.google.protobuf.MessageLite;
import cordon.operations.cases.CaseStore;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Networks as they were. A country that does not own one sees those of its states that let it see
 * them, from what was there when it accepted last; where it leads and does not take part, all of
 * those.
 */
@Component
public class NetworkHistory {
  private static final String LINKED = "LinkNetworkCase";
  private static final String UNLINKED = "UnlinkNetworkCase";

  private final NetworkStore store;
  private final CaseStore cases;
  private final ParticipationStore participations;
  private final Versions versions;
  private final SealedPositions places;

  NetworkHistory(
      NetworkStore store,
      CaseStore cases,
      ParticipationStore participations,
      Versions versions,
      SealedPositions places) {
    this.store = store;
    this.cases = cases;
    this.participations = participations;
    this.versions = versions;
    this.places = places;
  }

  /** How a state is told to a country, or to whoever has none, as of a moment. */
  public interface Form<M> {
    M of(Entry entry, @Nullable String country, Instant moment);
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String operationId, String id, Listing<SeenChange, M> listing) {
    Network now = store.require(call, operationId, id);
    return sight(call, now)
        .page(listing, places, id, now.version(), version -> versions.from(id, version, true));
  }

  /**
   * @throws RejectedException NOT_FOUND, NOTHING_THEN
   */
  public <M> M asOf(Call call, String operationId, String id, Instant moment, Form<M> form) {
    Network now = store.require(call, operationId, id);
    Entry then = sight(call, now).then(moment, time -> versions.at(id, now.version(), time));
    return form.of(then, call.caller().country(), moment);
  }

  /**
   * What the caller, who sees it now, may be told of its nodes. To a country: what was there when
   * it accepted last, and what came later, at moments at which it could see the network.
   */
  NodeSight ofNodes(Call call, Network now) {
    Sight network = sight(call, now);
    Optional<Instant> since = acceptance(call, now);
    return new NodeSight(
        since(call, since),
        moment ->
            network.sees(
                since.filter(moment::isBefore).orElse(moment),
                time -> versions.at(now.id(), now.version(), time)));
  }

  /**
   * @param whole of nodes, whoever they are
   * @param network whether the caller could see their network at a moment
   */
  record NodeSight(Sight whole, Predicate<Instant> network) {}

  private Sight sight(Call call, Network now) {
    String country = call.caller().country();
    Sight whole =
        since(call, acceptance(call, now)).telling((one, told) -> told(call, now, one, told));
    return country == null
        ? whole
        : whole.where(one -> NetworkMessages.seers(one).contains(country)).anonymously();
  }

  /** Of a case that the caller does not see they are told no more than that the network changed. */
  private SeenChange told(Call call, Network now, Entry one, SeenChange told) {
    boolean ofCase = told.action().equals(LINKED) || told.action().equals(UNLINKED);
    return ofCase && cases.seenOf(call, now.operationId(), casesOf(one)).isEmpty()
        ? told.as("ReviseNetwork").withoutReason()
        : told;
  }

  /** The case that a change linked, or the one that it unlinked; none where that is not known. */
  private List<String> casesOf(Entry one) {
    List<String> after = NetworkMessages.cases(one);
    if (one.action().equals(LINKED)) {
      return List.of(after.getLast());
    }
    Entry before = versions.one(one.aggregate(), one.version() - 1);
    return before.readable()
        ? NetworkMessages.cases(before).stream().filter(id -> !after.contains(id)).toList()
        : List.of();
  }

  private static Sight since(Call call, Optional<Instant> acceptance) {
    return acceptance.map(at -> Sight.since(call, at)).orElseGet(() -> Sight.whole(call));
  }

  /**
   * None where the caller has no country, or leads and does not take part.
   *
   * @throws RejectedException NOT_FOUND for all others who do not take part
   */
  private Optional<Instant> acceptance(Call call, Network now) {
    String country = call.caller().country();
    if (country == null) {
      return Optional.empty();
    }
    Optional<Instant> own =
        participations
            .find(call, Participation.idOf(now.operationId(), country))
            .filter(Participation::accepted)
            .map(Participation::acceptance);
    if (own.isEmpty() && !call.caller().leads()) {
      throw RejectedException.notFound("network");
    }
    return own;
  }
}
