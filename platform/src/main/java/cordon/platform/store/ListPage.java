package cordon.platform.store;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One page of a list, as it is answered.
 *
 * @param rows in the list's order
 * @param nextPageToken with which the list goes on; empty on the last page
 * @param unreadable how many rows of it are left out, because this version cannot read them
 */
public record ListPage<M>(List<M> rows, String nextPageToken, int unreadable) {
  public ListPage {
    rows = List.copyOf(rows);
  }

  /** A page of which every row can be read. */
  public ListPage(List<M> rows, String nextPageToken) {
    this(rows, nextPageToken, 0);
  }

  /** The same, with rows that are left out. */
  public ListPage<M> leavingOut(int more) {
    return more == 0 ? this : new ListPage<>(rows, nextPageToken, unreadable + more);
  }

  /** The same with each row answered otherwise. */
  public ListPage<M> each(UnaryOperator<M> otherwise) {
    return new ListPage<>(rows.stream().map(otherwise).toList(), nextPageToken, unreadable);
  }

  /** Whether the list ends with this page. */
  public boolean isLast() {
    return nextPageToken.isEmpty();
  }
}
