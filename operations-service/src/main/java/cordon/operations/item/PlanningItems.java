package cordon.operations.item;

import cordon.operations.OperationsReason;
import cordon.operations.operation.CommandPost;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Caller;
import cordon.platform.command.SeenVersion;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with planning items. */
@Component
public class PlanningItems {
  private final ItemStore store;
  private final OperationStore operations;
  private final ParticipationStore participations;

  PlanningItems(ItemStore store, OperationStore operations, ParticipationStore participations) {
    this.store = store;
    this.operations = operations;
    this.participations = participations;
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE once the books are closed, UNKNOWN_POST,
   *     NOT_TAKING_PART, KIND_MAY_NOT, INCONSISTENT
   */
  PlanningItem create(Transaction tx, String operationId, ItemSpec spec) {
    return createAll(tx, operationId, List.of(spec), null, "spec").getFirst();
  }

  /**
   * Several at once, which follow from a meeting.
   *
   * @throws RejectedException as one alone
   */
  public List<PlanningItem> follow(
      Transaction tx, String operationId, String meetingId, List<ItemSpec> specs) {
    return specs.isEmpty()
        ? List.of()
        : createAll(tx, operationId, specs, meetingId, "follow_ups[%d]");
  }

  PlanningItem revise(Transaction tx, String operationId, String id, ItemSpec spec) {
    return operations.leading(
        tx,
        operationId,
        operation ->
            store.change(tx, operationId, id, before -> revised(tx, operation, before, spec)));
  }

  private PlanningItem revised(
      Transaction tx, Operation operation, PlanningItem before, ItemSpec spec) {
    PlanningItem after = before.revise(spec, ownerOf(tx, operation, before, spec), tx.now());
    spec.requireBefore(operation.planned(), before.spec(), tx.now(), "spec.due_time");
    return after;
  }

  /** Whom a post was is looked up anew only where another owner is named. */
  private @Nullable String ownerOf(
      Transaction tx, Operation operation, PlanningItem before, ItemSpec spec) {
    return Objects.equals(spec.post(), before.spec().post())
            && Objects.equals(spec.country(), before.spec().country())
        ? before.country()
        : owner(tx, operation, spec, "spec");
  }

  /**
   * All of them, or none. What is refused says where.
   *
   * @throws RejectedException NOT_FOUND, STALE_VERSION, ILLEGAL_MOVE, INCONSISTENT
   */
  List<PlanningItem> move(
      Transaction tx, String operationId, Instant due, String reason, List<Moved> moved) {
    tx.because(reason);
    return operations.leading(tx, operationId, operation -> moveAll(tx, operation, due, moved));
  }

  private List<PlanningItem> moveAll(
      Transaction tx, Operation operation, Instant due, List<Moved> moved) {
    Map<String, PlanningItem> before =
        store.among(tx, operation.id(), moved.stream().map(Moved::itemId).toList());
    Set<String> named = new HashSet<>();
    var after = new ArrayList<PlanningItem>();
    for (int i = 0; i < moved.size(); i++) {
      Moved wanted = moved.get(i);
      String place = "items[" + i + "]";
      PlanningItem one = before.get(wanted.itemId());
      if (one == null) {
        throw RejectedException.notFound("planning item").at(place + ".item_id");
      }
      if (!named.add(one.id())) {
        throw RejectedException.inconsistent(
            place + ".item_id", "repeated.unique", "The item stands twice; name each item once.");
      }
      SeenVersion.require(wanted.seen(), one.version(), place + ".version");
      PlanningItem next = moved(one, due, tx, place);
      next.spec().requireBefore(operation.planned(), one.spec(), tx.now(), place + ".item_id");
      after.add(store.changeRead(tx, one, next));
    }
    return after;
  }

  PlanningItem complete(Transaction tx, String operationId, String id, @Nullable String remark) {
    return say(tx, operationId, id, (before, _) -> before.complete(remark, tx.now()));
  }

  PlanningItem drop(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return operations.leading(
        tx,
        operationId,
        _ -> store.change(tx, operationId, id, before -> before.drop(reason, tx.now())));
  }

  PlanningItem reopen(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return say(tx, operationId, id, (before, country) -> before.reopen(reason, country, tx.now()));
  }

  /**
   * For those who lead the operation, and for officers of the country that owns the item unless it
   * is a gate.
   *
   * @param move with the country for which it is said; null for those who lead
   */
  private PlanningItem say(
      Transaction tx,
      String operationId,
      String id,
      BiFunction<PlanningItem, @Nullable String, PlanningItem> move) {
    Caller caller = tx.caller();
    if (caller.has("planner") && operations.isLed(tx, operationId)) {
      PlanningItem said = store.changeLed(tx, operationId, id, before -> move.apply(before, null));
      operations.restOn(tx, operationId);
      return said;
    }
    String country = caller.country();
    if (country == null || !caller.has("ncb-officer")) {
      throw operations.refuseNotLed(tx, operationId);
    }
    return store.change(
        tx,
        operationId,
        id,
        before -> {
          if (before.spec().opensPhase()) {
            throw operations.refuseNotLed(tx, operationId);
          }
          return move.apply(before, country);
        });
  }

  private List<PlanningItem> createAll(
      Transaction tx,
      String operationId,
      List<ItemSpec> specs,
      @Nullable String meetingId,
      String place) {
    return operations.leading(
        tx, operationId, operation -> createAll(tx, operation, specs, meetingId, place));
  }

  private List<PlanningItem> createAll(
      Transaction tx,
      Operation operation,
      List<ItemSpec> specs,
      @Nullable String meetingId,
      String place) {
    operation.requirePreparable();
    var created = new ArrayList<PlanningItem>();
    for (int i = 0; i < specs.size(); i++) {
      ItemSpec spec = specs.get(i);
      spec.requireBefore(operation.planned(), null, tx.now(), place.formatted(i) + ".due_time");
      String country = owner(tx, operation, spec, place.formatted(i));
      created.add(
          PlanningItem.create(Ids.next(), operation.id(), spec, country, meetingId, tx.now()));
    }
    store.insertAll(tx, created);
    return created;
  }

  /** The country that owns it, itself or by a post of its own. */
  private @Nullable String owner(Transaction tx, Operation operation, ItemSpec spec, String place) {
    if (spec.country() != null) {
      participations.requireMay(
          tx,
          operation.id(),
          List.of(spec.country()),
          ParticipantAct.OWN_ITEMS,
          _ -> place + ".owner.country");
      return spec.country();
    }
    List<CommandPost> posts = operation.planned().annexOrNone().commandPosts();
    return posts.stream()
        .filter(post -> post.key().equals(spec.post()))
        .findFirst()
        .orElseThrow(() ->
            new RejectedException(
                    OperationsReason.UNKNOWN_POST,
                    "There is no post %s in the plan; name one of its posts, or a country."
                        .formatted(spec.post()))
                .with(
                    "posts", posts.stream().map(CommandPost::key).collect(Collectors.joining(",")))
                .at(place + ".owner.post"))
        .country();
  }

  private static PlanningItem moved(PlanningItem one, Instant due, Transaction tx, String place) {
    try {
      return one.moveTo(due, tx.now());
    } catch (RejectedException e) {
      throw e.at(place + ".item_id");
    }
  }
}
