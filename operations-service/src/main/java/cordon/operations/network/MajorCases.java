package cordon.operations.network;

import cordon.operations.operation.OperationStore;
import cordon.operations.time.Days;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The routine supervision of networks, by those who lead the operation. */
@Component
class MajorCases {
  private final Networks seen;
  private final NetworkStore networks;
  private final NodeStore nodes;
  private final ReviewStore reviews;
  private final OperationStore operations;

  MajorCases(
      Networks seen,
      NetworkStore networks,
      NodeStore nodes,
      ReviewStore reviews,
      OperationStore operations) {
    this.seen = seen;
    this.networks = networks;
    this.nodes = nodes;
    this.reviews = reviews;
    this.operations = operations;
  }

  SeenNetwork start(
      Transaction tx, String operationId, String id, MajorCaseSpec spec, String reason) {
    tx.because(reason);
    return lead(tx, operationId, id, before -> before.startMajorCase(spec, reason, tx.now()));
  }

  SeenNetwork revise(Transaction tx, String operationId, String id, MajorCaseSpec spec) {
    return lead(tx, operationId, id, before -> before.reviseMajorCase(spec, tx.now()));
  }

  SeenNetwork end(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return lead(tx, operationId, id, before -> before.endMajorCase(reason, tx.now()));
  }

  /** A review, and the network after it. */
  record Recorded(SeenNetwork network, MajorCaseReview review) {}

  Recorded record(Transaction tx, String operationId, String id, MajorCaseReviewSpec spec) {
    requireHeld(tx, spec);
    return operations.leading(
        tx,
        operationId,
        _ -> {
          Network after =
              networks.change(tx, operationId, id, before -> before.reviewed(spec, tx.now()));
          PersonCounts counts = PersonCounts.of(nodes.rolesOfPassed(tx, after));
          return new Recorded(
              seen.seen(tx, after),
              reviews.insert(
                  tx, MajorCaseReview.record(Ids.next(), after, spec, counts, tx.now())));
        });
  }

  MajorCaseReview finish(
      Transaction tx,
      String operationId,
      String id,
      String reviewId,
      int number,
      @Nullable String remark) {
    return operations.leading(
        tx,
        operationId,
        _ ->
            reviews.change(
                tx,
                networks.require(tx, operationId, id),
                reviewId,
                before -> before.finish(number, remark, tx.now())));
  }

  private SeenNetwork lead(
      Transaction tx, String operationId, String id, UnaryOperator<Network> move) {
    return operations.leading(
        tx, operationId, _ -> seen.seen(tx, networks.change(tx, operationId, id, move)));
  }

  private static void requireHeld(Transaction tx, MajorCaseReviewSpec spec) {
    if (LocalDate.parse(spec.heldOn()).isAfter(Days.latest(tx.now()))) {
      throw RejectedException.inconsistent(
          "spec.held_on",
          "review.future",
          "The day lies in the future; give that on which the review was held.");
    }
    if (spec.nextReviewDay() != null && spec.nextReviewDay().compareTo(spec.heldOn()) <= 0) {
      throw RejectedException.inconsistent(
          "spec.next_review_day",
          "review.next",
          "The next review is due after this one; give a later day, or none for one cycle later.");
    }
  }
}
