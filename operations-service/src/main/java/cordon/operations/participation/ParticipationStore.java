package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.operations.OperationsReason;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.restriction.RestrictionChecks;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final LedOperationStore operations;

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
            .leadWithin("operationId", operations::ofLedBy)
            .leadSeesOwnCountries());
    this.operations = operations;
  }

  <M extends MessageLite> ListPage<M> of(
      Call call, String operationId, Listing<Participation, M> listing) {
    return selectWithin(call, "operationId", operationId).ascending("country", listing);
  }

  /** All of an operation, whatever they have answered. */
  public List<Participation> allOf(Transaction tx, String operationId) {
    return selectWithin(tx, "operationId", operationId).all();
  }

  /** Those of these countries that there are in an operation, by country. */
  Map<String, Participation> among(Transaction tx, String operationId, List<String> countries) {
    return selectWithin(tx, "operationId", operationId)
        .where(
            Filters.in(
                "_id",
                countries.stream().map(one -> Participation.idOf(operationId, one)).toList()))
        .all()
        .stream()
        .collect(Collectors.toMap(Participation::country, one -> one));
  }

  /** One that is there, as a transaction sees it. */
  public Participation then(ClientSession session, String id) {
    return beyondReach().select(session).where("_id", id).first().orElseThrow(this::notFound);
  }

  /** All of an operation, as a transaction sees them. */
  public List<Participation> allThen(ClientSession session, String operationId) {
    return beyondReach().select(session).where("operationId", operationId).all();
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

  /** Those of these countries that take part in an operation, also for whoever sees their own. */
  public List<Participation> takingPartAmong(
      Transaction tx, String operationId, List<String> countries) {
    return beyondReach()
        .select(tx.session())
        .where(
            Filters.in(
                "_id",
                countries.stream().map(one -> Participation.idOf(operationId, one)).toList()))
        .where("state", ParticipationState.ACCEPTED)
        .all();
  }

  /** All countries that take part in an operation, also for whoever sees their own alone. */
  public Set<String> takingPart(String operationId) {
    return Set.copyOf(
        beyondReach()
            .select()
            .where("operationId", operationId)
            .where("state", ParticipationState.ACCEPTED)
            .values("country"));
  }

  /**
   * What limits the data of these countries in an operation, whatever they have answered since: it
   * is of what they have given.
   */
  public List<RestrictionChecks.Of> restrictions(
      Transaction tx, String operationId, List<String> countries) {
    List<String> ids = countries.stream().map(one -> Participation.idOf(operationId, one)).toList();
    return beyondReach()
        .select(tx.session())
        .where(Filters.in("_id", ids))
        .where(Filters.exists("restrictions"))
        .all()
        .stream()
        .flatMap(of ->
            of.restricted().stream()
                .map(one ->
                    new RestrictionChecks.Of(of.country(), one.restriction(), of.since(one))))
        .toList();
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
    var _ = takingPart(tx, operationId, countries, place);
  }

  /**
   * The same of what not every kind of participant may do, or be given.
   *
   * @throws RejectedException also KIND_MAY_NOT if the kind of one of them does not let it
   */
  public void requireMay(
      Transaction tx,
      String operationId,
      List<String> countries,
      ParticipantAct act,
      IntFunction<String> place) {
    var _ = namesOfThoseWhoMay(tx, operationId, countries, act, place);
  }

  /**
   * What the operation calls countries that take part, by country.
   *
   * @param place as above
   * @throws RejectedException NOT_TAKING_PART, KIND_MAY_NOT
   */
  public Map<String, String> namesOfThoseWhoMay(
      Transaction tx,
      String operationId,
      List<String> countries,
      ParticipantAct act,
      IntFunction<String> place) {
    Map<String, Participation> there = takingPart(tx, operationId, countries, place);
    KindRules.require(act, there.values(), one -> place.apply(countries.indexOf(one)));
    return there.values().stream()
        .collect(Collectors.toMap(Participation::country, Participation::displayName));
  }

  private Map<String, Participation> takingPart(
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
    return there;
  }

  /**
   * Ids of the operations that a country takes part in, for the reach of what they have.
   *
   * @param within of which one is asked; null for all
   */
  public List<String> joinedBy(String country, @Nullable String within) {
    return beyondReach()
        .select()
        .where("country", country)
        .where("state", ParticipationState.ACCEPTED)
        .where("operationId", within)
        .values("operationId");
  }

  /**
   * Ids of the operations that a caller's country takes part in, or leads where they may.
   *
   * @param within of which one is asked; null for all
   */
  public Set<String> joinedOrLedBy(Caller caller, @Nullable String within) {
    String country = caller.requireCountry();
    var found = new HashSet<>(joinedBy(country, within));
    found.addAll(caller.leads() ? operations.ledBy(country, within) : List.of());
    return found;
  }

  /** Which of these operations a country takes part in. */
  public Set<String> joinedAmong(String country, Collection<String> operationIds) {
    return operationIds.isEmpty()
        ? Set.of()
        : Set.copyOf(
            beyondReach()
                .select()
                .where(
                    Filters.in(
                        "_id",
                        operationIds.stream()
                            .map(one -> Participation.idOf(one, country))
                            .distinct()
                            .toList()))
                .where("state", ParticipationState.ACCEPTED)
                .values("operationId"));
  }

  /**
   * Invitations of a country that it has not answered, by until when they ask for it.
   *
   * @param ahead the earliest first, else the latest
   */
  public List<Participation> unanswered(
      String country, Instant from, Instant to, boolean ahead, int most) {
    return beyondReach()
        .select()
        .where("country", country)
        .where("state", ParticipationState.INVITED)
        .where(Filters.and(Filters.gte("answerBy", from), Filters.lt("answerBy", to)))
        .list(ahead ? Sorts.ascending("answerBy") : Sorts.descending("answerBy"), most);
  }

  /** Those that declined or withdrew see their participation, and nothing else by it. */
  private static Bson open(String country) {
    return Filters.and(
        Filters.eq("country", country),
        Filters.in("state", ParticipationState.INVITED, ParticipationState.ACCEPTED));
  }
}
