package cordon.operations.order;

import cordon.operations.OperationsReason;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Operation;
import cordon.operations.operation.PlanRevision;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What teams work from. It keeps which revision of the plan it is made of, which never changes, and
 * not what that says.
 *
 * @param number in the operation, from 1
 * @param revision number of the revision that it is made of
 * @param hash of that revision's plan
 * @param exercise true if nothing in the operation is real, else null
 * @param receivers countries that have a copy, ISO 3166-1 alpha-2, by the number of their copies
 * @param destroyBy from when on what it says is told to nobody
 * @param ended when it was superseded or recalled; null before
 * @param recallReason null unless it was recalled
 * @param supersededBy number of the order that did; null unless one did
 */
@RecordBuilder
public record Order(
    @BsonId String id,
    String operationId,
    long version,
    OrderState state,
    int number,
    int revision,
    String hash,
    HandlingLevel handlingLevel,
    @Nullable Boolean exercise,
    List<String> receivers,
    Instant issued,
    Instant destroyBy,
    @Nullable Instant ended,
    @Nullable String recallReason,
    @Nullable Integer supersededBy,
    Instant updated) {

  /** How long after its operation an order may be kept where nothing else is said. */
  static final Duration USUAL = Duration.ofDays(30);

  /** How long at most. */
  static final Duration LONGEST = Duration.ofDays(366);

  public Order {
    receivers = List.copyOf(receivers);
  }

  /**
   * @param destroyBy null for the usual
   * @throws RejectedException INCONSISTENT if it is not in the future, or too late
   */
  static Order issue(
      String id,
      int number,
      Operation of,
      PlanRevision revision,
      List<String> receivers,
      @Nullable Instant destroyBy,
      Instant now) {
    return OrderBuilder.builder()
        .id(id)
        .operationId(of.id())
        .version(1)
        .state(OrderState.IN_FORCE)
        .number(number)
        .revision(revision.number())
        .hash(revision.hash())
        .handlingLevel(revision.plan().handlingLevel())
        .exercise(of.isExercise() ? true : null)
        .receivers(receivers)
        .issued(now)
        .destroyBy(bounded(destroyBy, revision.plan().end(), now))
        .updated(now)
        .build();
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE, HAS_COPY, or COPY_OVER once its time has passed
   */
  Order addCopies(List<String> more, Instant now) {
    OrderBuilder after = next(OrderTable.ADD_COPIES, now);
    if (!now.isBefore(destroyBy)) {
      throw new RejectedException(
              OperationsReason.COPY_OVER,
              "The copies of the order are to be destroyed; issue the next order in its place.")
          .with("destroy_time", destroyBy.toString());
    }
    List<String> twice = more.stream().filter(receivers::contains).toList();
    if (!twice.isEmpty()) {
      var refusal =
          new RejectedException(
                  OperationsReason.HAS_COPY,
                  "Some of the countries have, or had, a copy of the order; leave them out, or issue the next order.")
              .with("countries", String.join(",", twice));
      twice.forEach(country -> {
        var _ =
            refusal.at(
                "receiver_countries[%d]".formatted(more.indexOf(country)),
                "order.has_copy",
                "It has, or had, a copy.");
      });
      throw refusal;
    }
    return after.receivers(Stream.concat(receivers.stream(), more.stream()).toList()).build();
  }

  Order supersede(int by, Instant now) {
    return next(OrderTable.SUPERSEDE, now).ended(now).supersededBy(by).build();
  }

  Order recall(String reason, Instant now) {
    return next(OrderTable.RECALL, now).ended(now).recallReason(reason).build();
  }

  /** Whether it is neither superseded nor recalled. */
  boolean isInForce() {
    return state == OrderState.IN_FORCE;
  }

  /** Whether what it says is told to anybody. */
  boolean told(Instant now) {
    return isInForce() && now.isBefore(destroyBy);
  }

  /** Whether nothing in its operation is real. */
  boolean isExercise() {
    return Boolean.TRUE.equals(exercise);
  }

  private static Instant bounded(@Nullable Instant asked, Instant end, Instant now) {
    Instant from = end.isAfter(now) ? end : now;
    if (asked == null) {
      return from.plus(USUAL);
    }
    if (!asked.isAfter(now)) {
      throw RejectedException.inconsistent(
          "destroy_time",
          "order.destroy_past",
          "The copies would be destroyed before they are read; name a time in the future.");
    }
    if (asked.isAfter(from.plus(LONGEST))) {
      throw RejectedException.inconsistent(
          "destroy_time",
          "order.destroy_late",
          "The copies would be kept for more than 366 days after the operation; name an earlier time.");
    }
    return asked;
  }

  private OrderBuilder next(Command<OrderState> move, Instant now) {
    return OrderBuilder.builder(this).version(version + 1).state(move.from(state)).updated(now);
  }
}
