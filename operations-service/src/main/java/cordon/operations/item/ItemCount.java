package cordon.operations.item;

import java.time.Instant;
import java.util.List;

/**
 * How many planning items there are.
 *
 * @param late of the open ones those of which the due time has passed
 * @param unreadable in a state of a later version
 */
record ItemCount(int open, int late, int done, int dropped, int unreadable) {

  /**
   * @param turns of the items, of which each begins with the state
   */
  static ItemCount of(List<String> turns, Instant now) {
    String before = PlanningItem.lateBefore(now);
    int late = (int) turns.stream().filter(turn -> turn.compareTo(before) < 0).count();
    int open = in(turns, PlanningItemState.OPEN);
    int done = in(turns, PlanningItemState.DONE);
    int dropped = in(turns, PlanningItemState.DROPPED);
    return new ItemCount(open, late, done, dropped, turns.size() - open - done - dropped);
  }

  private static int in(List<String> turns, PlanningItemState state) {
    String begins = state.ordinal() + ".";
    return (int) turns.stream().filter(turn -> turn.startsWith(begins)).count();
  }
}
