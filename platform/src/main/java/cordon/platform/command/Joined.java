package cordon.platform.command;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.RowReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Records that a country reaches by rows of its own in another store, e.g. operations by its
 * participations, and is shown as these say: by a method of the scope of which their store says so.
 * By every other one, and by others, they are reached as their store says.
 *
 * @param <T> the records
 * @param <W> the rows, each of which lets one country reach one record
 */
public final class Joined<T, W> {
  private final Store<T> records;
  private final Store<W> rows;
  private final String key;
  private final Function<W, String> record;
  private final BinaryOperator<String> rowId;

  Joined(
      Store<T> records,
      Store<W> rows,
      String key,
      Function<W, String> record,
      BinaryOperator<String> rowId) {
    this.records = records;
    this.rows = rows;
    this.key = key;
    this.record = record;
    this.rowId = rowId;
  }

  /**
   * One record.
   *
   * @param whole for whoever reaches it without a row
   * @param part for a country, as its row says
   */
  public <V> Optional<V> find(
      Call call, String id, Function<T, V> whole, BiFunction<W, T, V> part) {
    if (!records.reachedByRows(call)) {
      return records.find(call, id).map(whole);
    }
    return rows.find(call, rowId.apply(id, call.caller().requireCountry()))
        .flatMap(
            row -> records.all(null).where("_id", id).first().map(found -> part.apply(row, found)));
  }

  /**
   * The newest first; a country's list is driven by its rows.
   *
   * @param wanted narrows what is reached
   * @param part the row as it is answered to a country
   */
  public <M extends MessageLite> ListPage<M> newest(
      Call call,
      UnaryOperator<Selection<T>> wanted,
      Listing<T, M> listing,
      BiFunction<W, T, M> part) {
    if (!records.reachedByRows(call)) {
      return wanted.apply(records.select(call)).newest(listing);
    }
    RowReader.Rows<W> found =
        rows.select(call)
            .where(listing.after().map(id -> Filters.lt(key, id)).orElse(null))
            .newestReadable(key, listing.size() + 1);
    List<W> own = found.rows();
    boolean more = own.size() > listing.size();
    Map<String, W> asked = new HashMap<>();
    own.stream().limit(listing.size()).forEach(row -> asked.put(record.apply(row), row));
    Function<T, M> form =
        one -> part.apply(Objects.requireNonNull(asked.get(records.idOf(one))), one);
    ListPage<M> page =
        wanted
            .apply(records.all(null).where(Filters.in("_id", asked.keySet())))
            .newest(listing.shownAs(form));
    // Those that are not wanted are left out, so the page may be short, and the list goes on.
    String last = more ? record.apply(own.get(listing.size() - 1)) : found.stoppedAt();
    ListPage<M> whole =
        last != null && page.isLast()
            ? listing.pageOf(page.rows(), last).leavingOut(page.unreadable())
            : page;
    return whole.leavingOut(found.leftOut());
  }
}
