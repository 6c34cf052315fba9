package cordon.platform.store;

import java.util.List;

/**
 * One page of a list, as it is answered.
 *
 * @param rows in the list's order
 * @param nextPageToken with which the list goes on; empty on the last page
 */
public record ListPage<M>(List<M> rows, String nextPageToken) {
  public ListPage {
    rows = List.copyOf(rows);
  }

  /** Whether the list ends with this page. */
  public boolean isLast() {
    return nextPageToken.isEmpty();
  }
}
