package cordon.operations.comment;

import com.google.protobuf.MessageLite;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.operation.PlanRevision;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What can be done with comments on a plan. Each rests on the operation, which must not have ended.
 */
@Component
class PlanComments {
  private final PlanCommentStore store;
  private final OperationStore operations;

  PlanComments(PlanCommentStore store, OperationStore operations) {
    this.store = store;
    this.operations = operations;
  }

  Placed add(Transaction tx, String operationId, String hash, String place, String text) {
    return operations.leading(tx, operationId, operation -> add(tx, operation, hash, place, text));
  }

  private Placed add(Transaction tx, Operation operation, String hash, String place, String text) {
    PlanRevision read = operation.commented(hash);
    PlanComment said =
        PlanCommentBuilder.builder()
            .id(Ids.next())
            .operationId(operation.id())
            .version(1)
            .state(PlanCommentState.OPEN)
            .revision(read.number())
            .hash(read.hash())
            .plan(read.plan())
            .place(PlanPlaceMessages.named(read.plan(), place))
            .text(text)
            .author(tx.caller().subject())
            .answers(List.of())
            .created(tx.now())
            .updated(tx.now())
            .build();
    return placed(store.insert(tx, said), operation);
  }

  Placed answer(Transaction tx, String operationId, String id, String text) {
    return change(
        tx, operationId, id, before -> before.answer(text, tx.caller().subject(), tx.now()));
  }

  Placed settle(Transaction tx, String operationId, String id) {
    return change(tx, operationId, id, before -> before.settle(tx.caller().subject(), tx.now()));
  }

  Placed reopen(Transaction tx, String operationId, String id) {
    return change(tx, operationId, id, before -> before.reopen(tx.now()));
  }

  /**
   * The oldest first.
   *
   * @param form what is answered of a comment and its place
   * @throws RejectedException NOT_FOUND if there is no such operation
   */
  <M extends MessageLite> ListPage<M> list(
      Call call,
      String operationId,
      @Nullable PlanCommentState state,
      Listing<PlanComment, M> listing,
      Function<Placed, M> form) {
    PlanRevision now = operations.require(call, operationId).newest();
    return store.of(
        call,
        operationId,
        state,
        listing.shownAs(
            comment -> form.apply(new Placed(comment, PlanPlaceMessages.state(comment, now)))));
  }

  private Placed change(
      Transaction tx, String operationId, String id, UnaryOperator<PlanComment> move) {
    return operations.leading(
        tx,
        operationId,
        operation -> {
          PlanComment changed =
              store.change(
                  tx,
                  operationId,
                  id,
                  before -> {
                    operation.requireCommentable();
                    return move.apply(before);
                  });
          return placed(changed, operation);
        });
  }

  private static Placed placed(PlanComment comment, Operation operation) {
    return new Placed(comment, PlanPlaceMessages.state(comment, operation.newest()));
  }

  /** A comment, and what has become of its place. */
  record Placed(PlanComment comment, PlanPlaceState place) {}
}
