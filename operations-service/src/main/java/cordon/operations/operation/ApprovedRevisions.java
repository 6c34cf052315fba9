package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.OperationsReason;
import cordon.operations.participation.Participation;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what is approved, and shows it to whoever sees the plan of the operation. */
@Component
public class ApprovedRevisions {
  private final ApprovedRevisionStore store;
  private final OperationStore operations;

  ApprovedRevisions(ApprovedRevisionStore store, OperationStore operations) {
    this.store = store;
    this.operations = operations;
  }

  /** What is in force from now on, and what was until now where an older release approved it. */
  void keep(Transaction tx, Operation before, Operation after) {
    if (before.approved() != null) {
      store.keep(tx, before.id(), before.approved(), null);
    }
    if (after.approved() != null) {
      store.keep(tx, after.id(), after.approved(), tx.now());
    }
  }

  /**
   * @throws RejectedException NOT_FOUND if there is none, or the caller does not see the plan
   */
  <M> M get(
      Call call, String operationId, int number, BiFunction<ApprovedRevision, Boolean, M> form) {
    View view = view(call, operationId);
    ApprovedRevision found =
        store.seen(operationId, number).orElseThrow(() -> RejectedException.notFound("revision"));
    return form.apply(view.shown(found), view.inForce(found));
  }

  /**
   * A revision as the caller sees it today.
   *
   * @param newest number of the one in force
   */
  public record Shown(PlanRevision revision, int newest) {}

  /** One that was approved; empty also if the caller does not see the plan. */
  public Optional<Shown> shown(Call call, String operationId, int number) {
    return operations
        .seen(call, operationId, whole -> new View(whole, null), (own, part) -> new View(part, own))
        .filter(View::visible)
        .flatMap(view ->
            store
                .seen(operationId, number)
                .map(found -> new Shown(view.shown(found).revision(), view.newest())));
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND if the caller does not see the plan
   */
  <M extends MessageLite> ListPage<M> list(
      Call call,
      String operationId,
      Listing<ApprovedRevision, M> listing,
      BiFunction<ApprovedRevision, Boolean, M> form) {
    View view = view(call, operationId);
    return store.allSeen(
        operationId, listing.shownAs(one -> form.apply(view.shown(one), view.inForce(one))));
  }

  /**
   * A revision of an operation that the caller leads: in work, in force, or approved before.
   *
   * @param place in the request that names it
   * @throws RejectedException UNKNOWN_REVISION if there is none
   */
  public PlanRevision require(Transaction tx, Operation operation, int number, String place) {
    Optional<PlanRevision> own =
        current(operation).filter(one -> one.number() == number).findFirst();
    return own.or(() ->
            store
                .find(tx, operation.id(), ApprovedRevision.idOf(operation.id(), number))
                .map(ApprovedRevision::revision))
        .orElseThrow(() ->
            new RejectedException(
                    OperationsReason.UNKNOWN_REVISION,
                    "The operation has no revision %d; name one that it has.".formatted(number))
                .with(
                    "revisions",
                    current(operation)
                        .map(one -> Integer.toString(one.number()))
                        .collect(Collectors.joining(",")))
                .at(place));
  }

  private static Stream<PlanRevision> current(Operation operation) {
    return Stream.of(operation.open(), operation.approved()).filter(Objects::nonNull);
  }

  private View view(Call call, String operationId) {
    return operations
        .seen(call, operationId, whole -> new View(whole, null), (own, part) -> new View(part, own))
        .filter(View::visible)
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * How a caller sees the revisions of an operation.
   *
   * @param own the participation by which a country sees it; null for whoever sees it whole
   */
  private record View(Operation operation, @Nullable Participation own) {
    boolean visible() {
      return own == null || own.accepted();
    }

    ApprovedRevision shown(ApprovedRevision one) {
      return own == null ? one : one.forCountries();
    }

    int newest() {
      PlanRevision approved = operation.approved();
      return approved == null ? 0 : approved.number();
    }

    boolean inForce(ApprovedRevision one) {
      PlanRevision approved = operation.approved();
      return approved != null && approved.number() == one.revision().number();
    }
  }
}
