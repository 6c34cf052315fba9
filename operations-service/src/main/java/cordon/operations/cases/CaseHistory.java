package cordon.operations.cases;

import com.google.protobuf.MessageLite;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cases as they were. Who nominates for the country that nominated one sees all of that; of others,
 * whoever leads among them, each sees the states that they could have read, by the rules of {@link
 * CaseStore}.
 */
@Component
public class CaseHistory {
  private static final Set<String> WRITING = Set.of("NominateCase", "ReviseCase");

  private final CaseStore store;
  private final Versions versions;
  private final SealedPositions places;

  CaseHistory(CaseStore store, Versions versions, SealedPositions places) {
    this.store = store;
    this.versions = versions;
    this.places = places;
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String operationId, String id, Listing<SeenChange, M> listing) {
    Case now = store.require(call, operationId, id);
    return sight(call, now)
        .page(listing, places, id, now.version(), version -> versions.from(id, version, true));
  }

  /**
   * @param form the record of an entry as the contract has it, for a country or whoever has none
   * @throws RejectedException NOT_FOUND, NOTHING_THEN
   */
  public <M> M asOf(
      Call call,
      String operationId,
      String id,
      Instant moment,
      BiFunction<Entry, @Nullable String, M> form) {
    Case now = store.require(call, operationId, id);
    return form.apply(
        sight(call, now).then(moment, time -> versions.at(id, now.version(), time)),
        call.caller().country());
  }

  private Sight sight(Call call, Case now) {
    Caller caller = call.caller();
    Sight whole = Sight.whole(call);
    String country = caller.country();
    if (country != null) {
      return country.equals(now.ownerCountry()) && caller.has("ncb-officer")
          ? whole
          : whole.where(CaseMessages::isOpen);
    }
    OptionalLong wrote =
        caller.has("planner")
            ? versions.firstBy(now.id(), caller.subject(), WRITING)
            : OptionalLong.empty();
    return whole.where(one ->
        CaseStore.sees(
            caller,
            CaseMessages.isOpen(one),
            CaseMessages.isReviewed(one),
            () -> wrote.isPresent() && wrote.getAsLong() <= one.version()));
  }
}
