package cordon.operations.resource;

import com.google.protobuf.MessageLite;
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
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored contributions. A country sees its own, also when it takes part no more, and one that leads
 * all of them.
 */
@Component
class ContributionStore extends OfOperationStore<Contribution> {
  /** Where the quantity stands that counts in a state; in all others there is none. */
  private static final Map<ContributionState, String> QUANTITIES =
      new EnumMap<>(
          Map.of(
              ContributionState.ASKED, "asked",
              ContributionState.PLEDGED, "pledged",
              ContributionState.COMMITTED, "committed",
              ContributionState.DEPLOYED, "deployed",
              ContributionState.RELEASED, "deployed"));

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
            .participants("operationId", operations::ofLedBy)
            .lead("operationId", operations::ofLedBy)
            .leadSeesOwnCountries(),
        Contribution::operationId);
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call,
      String operationId,
      @Nullable ContributionState state,
      @Nullable String need,
      @Nullable String country,
      Listing<Contribution, M> listing) {
    return select(call)
        .where("operationId", operationId)
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

  /** How much each that the caller sees counts, the newest first. */
  List<Counted> counted(Call call, String operationId) {
    return select(call)
        .where("operationId", operationId)
        .by(ContributionMigrations.ALL, ContributionMigrations.ALL)
        .newestParts("need", "state", "asked", "pledged", "committed", "deployed")
        .stream()
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
}
