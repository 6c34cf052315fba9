package cordon.operations.calendar;

import cordon.operations.operation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads as much of a list in the order of time as is wanted, of which some is left out when it is
 * looked at closer: what lies nearest is found, though the rest may belong to what has ended.
 */
final class DueTurns {
  static final int PAGE = 500;

  /** So many pages are read at most, however little of them is wanted. */
  static final int PAGES = 20;

  private DueTurns() {}

  /** A page of a list. */
  @FunctionalInterface
  interface Pages<T> {
    List<T> read(Span span, int most);
  }

  /**
   * @param turn by which the list is sorted
   * @param kept of a page, what is wanted
   * @param most after which no other page is read
   */
  static <T> List<T> read(
      Span whole, Pages<T> pages, Function<T, String> turn, UnaryOperator<List<T>> kept, int most) {
    var found = new ArrayList<T>();
    Span left = whole;
    List<T> page;
    int read = 0;
    do {
      page = pages.read(left, PAGE);
      read++;
      if (!page.isEmpty()) {
        found.addAll(kept.apply(page));
        left = left.behind(turn.apply(page.getLast()));
      }
    } while (page.size() == PAGE && found.size() < most && read < PAGES);
    return found;
  }
}
