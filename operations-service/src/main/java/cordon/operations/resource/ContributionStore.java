package cordon.operations.resource;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.joining.CatchUpKind;
import cordon.operations.joining.CatchesUp;
import cordon.operations.joining.CatchingUp;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.resource.ResourceSums.Counted;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored contributions. A country sees its own, also when it takes part no more, and one that leads
 * all of them.
 */
@Component
class ContributionStore extends OfOperationStore<Contribution> implements CatchesUp, HangsOn {
  /** Where the quantity stands that counts in a state; in all others there is none. */
  private static final Map<ContributionState, String> QUANTITIES =
      new EnumMap<>(
          Map.of(
              ContributionState.ASKED, "asked",
              ContributionState.PLEDGED, "pledged",
              ContributionState.COMMITTED, "committed",
              ContributionState.DEPLOYED, "deployed",
              ContributionState.RELEASED, "deployed"));

  private static final Set<String> SAID =
      Set.of(
          ContributionState.ASKED.name(),
          ContributionState.PLEDGED.name(),
          ContributionState.COMMITTED.name());

  ContributionStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "contributions",
        Contribution.class,
        Contribution::id,
        Contribution::version,
        ContributionMessages::journaled,
        Reach.none()
            .ownCountry("country")
            // What there is of all is for those who lead alone.
            .participantsWithin(
                OPERATION, (caller, within) -> operations.ofLedBy(caller.requireCountry(), within))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesOwnCountries());
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call,
      String operationId,
      @Nullable ContributionState state,
      @Nullable String need,
      @Nullable String country,
      Listing<Contribution, M> listing) {
    return selectWithin(call, OPERATION, operationId)
        .where("state", state)
        .where("need.key", need)
        .where("country", country)
        .by(ContributionMigrations.BY_COUNTRY, ofAll(need, country))
        .eachBy(field ->
            field.equals("country") ? ContributionMigrations.BY_COUNTRY : ofAll(need, country))
        .newest(listing);
  }

  private static Bson ofAll(@Nullable String need, @Nullable String country) {
    if (country != null) {
      return ContributionMigrations.BY_COUNTRY;
    }
    return need == null ? ContributionMigrations.ALL : ContributionMigrations.BY_NEED;
  }

  /**
   * How much each that the caller sees counts, the newest first. Of a country that takes part no
   * more counts what it has deployed or released, which is there or was, and nothing that it only
   * said.
   */
  List<Counted> counted(Call call, String operationId, Set<String> takingPart) {
    return selectWithin(call, OPERATION, operationId)
        .by(ContributionMigrations.ALL, ContributionMigrations.ALL)
        .newestParts("country", "need", "state", "asked", "pledged", "committed", "deployed")
        .stream()
        .filter(one ->
            takingPart.contains(one.getString("country").getValue())
                || !SAID.contains(one.getString("state").getValue()))
        .map(ContributionStore::counted)
        .toList();
  }

  private static Counted counted(BsonDocument one) {
    BsonDocument need = one.getDocument("need");
    ContributionState state = state(one.getString("state").getValue());
    String quantity = state == null ? null : QUANTITIES.get(state);
    return new Counted(
        need.getString("key").getValue(),
        need.getString("resource").getValue(),
        need.getString("unit").getValue(),
        state,
        quantity == null ? 0 : one.getInt64(quantity).getValue());
  }

  private static @Nullable ContributionState state(String name) {
    for (ContributionState one : ContributionState.values()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(ConsequenceKind.CONTRIBUTIONS_ASKED, () -> givers(session, on, ContributionState.ASKED));
    on.add(
        ConsequenceKind.CONTRIBUTIONS_PROMISED,
        () -> givers(session, on, ContributionState.PLEDGED, ContributionState.COMMITTED));
    on.add(
        ConsequenceKind.CONTRIBUTIONS_DEPLOYED,
        () -> givers(session, on, ContributionState.DEPLOYED));
  }

  private List<String> givers(ClientSession session, Hanging on, ContributionState... states) {
    return beyondReach()
        .select(session)
        .where(OPERATION, on.operationId())
        .where(Filters.in("country", on.countries()))
        .where(Filters.in("state", states))
        .by(ContributionMigrations.BY_COUNTRY, ContributionMigrations.BY_COUNTRY)
        .values("country");
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    to.add(
        CatchUpKind.CONTRIBUTIONS_ASKED,
        beyondReach()
            .select(session)
            .where(OPERATION, to.operationId())
            .where("country", to.country())
            .where("state", ContributionState.ASKED)
            .by(ContributionMigrations.BY_COUNTRY, ContributionMigrations.BY_COUNTRY)
            .all()
            .stream()
            .map(one -> one.need().needed())
            .toList());
  }
}
