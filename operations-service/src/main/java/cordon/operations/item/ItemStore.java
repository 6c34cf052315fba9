package cordon.operations.item;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Stored planning items. A country sees its own, while it takes part in their operation, and one
 * that leads all of them.
 */
@Component
class ItemStore extends OfOperationStore<PlanningItem> {

  ItemStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "planning_items",
        PlanningItem.class,
        PlanningItem::id,
        PlanningItem::version,
        ItemMessages::journaled,
        Reach.none()
            .participants(
                ItemMigrations.OWNER,
                country ->
                    Filters.and(
                        Filters.eq(ItemMigrations.OWNER, country),
                        Filters.in("operationId", participations.joinedBy(country))))
            .lead("operationId", operations::ofLedBy)
            .leadSeesParticipants(),
        PlanningItem::operationId);
  }

  /** The same for those who lead it, by a command that is for others too. */
  PlanningItem changeLed(
      Transaction tx, String operationId, String id, UnaryOperator<PlanningItem> move) {
    PlanningItem before =
        ofOperation(
            beyondReach().select(tx.session()).where("_id", id).first().orElseThrow(this::notFound),
            operationId);
    return beyondReach().change(tx, before, move);
  }

  /** Those of these that the caller sees in an operation, by id. */
  Map<String, PlanningItem> among(Transaction tx, String operationId, Collection<String> ids) {
    return select(tx).where("operationId", operationId).where(Filters.in("_id", ids)).all().stream()
        .collect(Collectors.toMap(PlanningItem::id, one -> one));
  }

  /** Changes one that was read in this transaction. */
  PlanningItem changeRead(Transaction tx, PlanningItem before, PlanningItem after) {
    return beyondReach().replace(tx, before, after);
  }

  /** What is open, done and dropped, each by due time. */
  <M extends MessageLite> ListPage<M> inTurn(
      Call call, ItemFilter wanted, Instant now, Listing<PlanningItem, M> listing) {
    return select(call)
        .where("operationId", wanted.operationId())
        .where("spec.phase", wanted.phase())
        .where("state", wanted.state())
        .where("spec.post", wanted.post())
        .where("country", wanted.country())
        .where("meetingId", wanted.meetingId())
        .where(wanted.late() ? Filters.lt("turn", PlanningItem.lateBefore(now)) : null)
        .by(ItemMigrations.BY_OWNER, null)
        .ascending("turn", listing);
  }

  /** By which lists are sorted, of all that the caller sees. */
  List<String> turns(Call call, String operationId) {
    return select(call)
        .where("operationId", operationId)
        .by(ItemMigrations.BY_OWNER, ItemMigrations.ALL)
        .values("turn");
  }
}
