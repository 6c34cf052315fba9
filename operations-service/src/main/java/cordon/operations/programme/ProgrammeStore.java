package cordon.operations.programme;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored programmes. A country sees those of the operations whose plan it sees. */
@Component
public class ProgrammeStore extends Store<Programme> {
  private final ParticipationStore participations;
  private final LedOperationStore operations;

  ProgrammeStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "programmes",
        Programme.class,
        Programme::id,
        Programme::version,
        ProgrammeMessages::journaled,
        Reach.none()
            .participantsAs(
                "",
                caller ->
                    Filters.in(
                        "_id", operations.programmesOf(participations.joinedOrLedBy(caller, null))))
            .lead(
                "",
                country -> Filters.eq(LedOperationStore.COUNTRIES, country),
                LedOperationStore.BY_SECRETARIAT)
            .leadSeesParticipants());
    this.participations = participations;
    this.operations = operations;
  }

  /**
   * For what only those who lead a programme may do, as they do something else.
   *
   * @param place in the request that names it
   */
  public void requireLed(Transaction tx, String id, String place) {
    try {
      var _ = require(tx, id);
    } catch (RejectedException e) {
      throw e.at(place);
    }
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(Call call, Listing<Programme, M> listing) {
    return select(call).newest(listing);
  }

  /** As a caller sees them: without lessons of operations that they do not see. */
  UnaryOperator<Programme> shownTo(Call call) {
    Caller caller = call.caller();
    String country = caller.country();
    if (country == null) {
      return whole -> whole;
    }
    Set<String> seen = participations.joinedOrLedBy(caller, null);
    return found ->
        caller.leads() && found.lead().heldBy(country) ? found : found.withLessonsOf(seen);
  }

  /** Those of these operations whose plan the caller sees. */
  Set<String> seenOf(Transaction tx, Collection<String> ids) {
    Caller caller = tx.caller();
    return caller.country() == null
        ? operations.among(ids)
        : participations.joinedOrLedBy(caller, null);
  }

  @Override
  protected Optional<RejectedException> notLed(
      Caller caller, @Nullable ClientSession session, String id) {
    boolean seen =
        caller.country() == null
            || operations.programmesOf(participations.joinedOrLedBy(caller, null)).contains(id);
    return seen
        ? beyondReach()
            .select(session)
            .where("_id", id)
            .first()
            .map(found -> found.lead().refusal("programme"))
        : Optional.empty();
  }
}
