package cordon.operations.order;

import cordon.operations.operation.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as one reader is shown it.
 *
 * @param all whether they see all copies
 * @param own the copy of their country; null where it has none
 * @param readAt when they said that they have read and understood it; null before
 * @param counts null unless they see all copies
 * @param newer number of the revision in force, where that is a later one and they see the plan; 0
 *     else
 * @param plan what it says; null where they are told nothing of that
 */
record SeenOrder(
    Order order,
    boolean all,
    @Nullable OrderCopy own,
    @Nullable Instant readAt,
    @Nullable OrderCounts counts,
    int newer,
    @Nullable Plan plan) {

  /** Whether their country has a copy in hand, as long as it may be read at all. */
  boolean numbered() {
    return own != null && own.isOut();
  }
}
