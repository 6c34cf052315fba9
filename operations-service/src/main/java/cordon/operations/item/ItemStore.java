package cordon.operations.item;

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
import cordon.operations.operation.Span;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored planning items. A country sees its own, while it takes part in their operation, and one
 * that leads all of them.
 */
@Component
public class ItemStore extends OfOperationStore<PlanningItem> implements CatchesUp, HangsOn {

  ItemStore(Mongo mongo, ParticipationStore participations, LedOperationStore operations) {
    super(
        mongo,
        "planning_items",
        PlanningItem.class,
        PlanningItem::id,
        PlanningItem::version,
        ItemMessages::journaled,
        Reach.none()
            .participantsWithin(
                ItemMigrations.OWNER,
                (caller, within) -> {
                  String country = caller.requireCountry();
                  return Filters.and(
                      Filters.eq(ItemMigrations.OWNER, country),
                      Filters.in(OPERATION, participations.joinedBy(country, within)));
                })
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /** Changes one for those who lead its operation, by a command that is for others too. */
  PlanningItem changeLed(
      Transaction tx, String operationId, String id, UnaryOperator<PlanningItem> move) {
    PlanningItem before = there(tx, operationId, id).orElseThrow(this::notFound);
    return beyondReach().change(tx, before, move);
  }

  /** Those of these that the caller sees in an operation, by id. */
  Map<String, PlanningItem> among(Transaction tx, String operationId, Collection<String> ids) {
    return selectWithin(tx, OPERATION, operationId).where(Filters.in("_id", ids)).all().stream()
        .collect(Collectors.toMap(PlanningItem::id, one -> one));
  }

  /** Changes one that was read in this transaction. */
  PlanningItem changeRead(Transaction tx, PlanningItem before, PlanningItem after) {
    return beyondReach().replace(tx, before, after);
  }

  /** What is open, done and dropped, each by due time. */
  <M extends MessageLite> ListPage<M> inTurn(
      Call call, ItemFilter wanted, Instant now, Listing<PlanningItem, M> listing) {
    return selectWithin(call, OPERATION, wanted.operationId())
        .where("spec.phase", wanted.phase())
        .where("state", wanted.state())
        .where("spec.post", wanted.post())
        .where("country", wanted.country())
        .where("meetingId", wanted.meetingId())
        .where("spec.gate", wanted.gate() ? true : null)
        .where(wanted.late() ? Filters.lt("turn", PlanningItem.lateBefore(now)) : null)
        .by(ItemMigrations.BY_OWNER, null)
        .ascending("turn", listing);
  }

  /**
   * A stretch of the order of what is open, by due time.
   *
   * @param ahead whether the earliest come first, else the latest
   */
  public static Span open(Instant from, Instant to, boolean ahead) {
    return new Span(PlanningItem.lateBefore(from), PlanningItem.lateBefore(to), ahead);
  }

  /**
   * So many at most of an owner, for whoever it was found that they are due to.
   *
   * @param owner a country, or null for posts of whole operations
   * @param operationIds in which; null for all
   */
  public List<PlanningItem> due(
      @Nullable String owner, @Nullable Collection<String> operationIds, Span span, int most) {
    return nearest(
        beyondReach()
            .select()
            .where(Filters.eq(ItemMigrations.OWNER, owner))
            .where(operationIds == null ? null : Filters.in(OPERATION, operationIds)),
        span,
        most);
  }

  /** By which lists are sorted, of all that the caller sees. */
  List<String> turns(Call call, String operationId) {
    return selectWithin(call, OPERATION, operationId)
        .by(ItemMigrations.BY_OWNER, ItemMigrations.ALL)
        .values("turn");
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    on.add(
        ConsequenceKind.ITEMS_OPEN,
        () ->
            beyondReach()
                .select(session)
                .where(OPERATION, on.operationId())
                .where(Filters.in(ItemMigrations.OWNER, on.countries()))
                .where("state", PlanningItemState.OPEN)
                .by(ItemMigrations.BY_OWNER, ItemMigrations.BY_OWNER)
                .values(ItemMigrations.OWNER));
  }

  @Override
  public void tell(ClientSession session, CatchingUp to) {
    to.add(
        CatchUpKind.ITEMS_OPEN,
        beyondReach()
            .select(session)
            .where(OPERATION, to.operationId())
            .where(ItemMigrations.OWNER, to.country())
            .where("state", PlanningItemState.OPEN)
            .by(ItemMigrations.BY_OWNER, ItemMigrations.BY_OWNER)
            .all()
            .stream()
            .map(one -> one.spec().due())
            .toList());
  }
}
