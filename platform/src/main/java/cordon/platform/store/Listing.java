package cordon.platform.store;

import com.google.protobuf.MessageLite;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for. A page is bounded twice, by the number of rows that the caller wants and
 * by {@link #LARGEST} bytes of them, and has one row at least: so it passes every part's limit on
 * messages, however large its rows are, and whoever follows the tokens meets each row once
 * (AIP-158, which lets a page hold fewer rows than were asked for).
 *
 * @param <T> a row as it is stored
 * @param <M> the row as the contract has it
 */
public final class Listing<T, M extends MessageLite> {
  /**
   * Bytes of the rows of a page, after which no other row is begun. One row may be as large as
   * {@link cordon.platform.journal.Journal#LARGEST_RESOURCE}, so the largest page is well below the
   * 4 MiB that clients of gRPC take unasked.
   */
  public static final int LARGEST = 1024 * 1024;

  private final String list;
  private final Optional<String> after;
  private final int size;
  private final Function<T, String> key;
  private final Function<T, M> message;

  private Listing(
      String list,
      Optional<String> after,
      int size,
      Function<T, String> key,
      Function<T, M> message) {
    this.list = list;
    this.after = after;
    this.size = size;
    this.key = key;
    this.message = message;
  }

  /**
   * What a request asks for.
   *
   * @param list which list with which filter; a token is good for that alone
   * @param pageToken as it came; empty for the first page
   * @param size rows of a page at most
   * @param key by which the list is sorted, and goes on
   * @param message the row as it is answered
   * @throws RejectedException BAD_PAGE_TOKEN if this list has not given it
   */
  public static <T, M extends MessageLite> Listing<T, M> of(
      String list, String pageToken, int size, Function<T, String> key, Function<T, M> message) {
    return new Listing<>(list, PageToken.read(list, pageToken), size, key, message);
  }

  /** The sort key after which the page begins, or empty for the first page. */
  public Optional<String> after() {
    return after;
  }

  /** Rows of the page at most. */
  public int size() {
    return size;
  }

  /** The key of a row, by which the list is sorted. */
  public String keyOf(T row) {
    return key.apply(row);
  }

  /** A row as it is answered. */
  public M shown(T row) {
    return message.apply(row);
  }

  /** The same list with its rows answered otherwise. */
  public Listing<T, M> shownAs(Function<T, M> form) {
    return new Listing<>(list, after, size, key, form);
  }

  /**
   * Takes rows until the page is full, and one more to know whether there is another page.
   *
   * @param rows in the list's order, from {@link #after} on
   */
  public ListPage<M> take(Iterator<T> rows) {
    List<M> taken = new ArrayList<>();
    String last = "";
    long bytes = 0;
    while (rows.hasNext()) {
      if (taken.size() == size) {
        return pageOf(taken, last);
      }
      T row = rows.next();
      M shown = message.apply(row);
      bytes += shown.getSerializedSize();
      if (bytes > LARGEST && !taken.isEmpty()) {
        return pageOf(taken, last);
      }
      taken.add(shown);
      last = key.apply(row);
    }
    return new ListPage<>(taken, "");
  }

  /**
   * The page, after which the list goes on behind a key where the rows were not read to their end.
   *
   * @param stoppedAt null if they were
   */
  ListPage<M> goingOn(ListPage<M> page, @Nullable String stoppedAt) {
    return stoppedAt == null || !page.isLast()
        ? page
        : pageOf(page.rows(), stoppedAt).leavingOut(page.unreadable());
  }

  /** A page after which the list goes on behind a key that the caller knows better. */
  public ListPage<M> pageOf(List<M> rows, String last) {
    return new ListPage<>(rows, PageToken.after(list, last));
  }
}
