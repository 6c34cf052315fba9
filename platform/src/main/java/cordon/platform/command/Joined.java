package cordon.platform.command;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.RowReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    Selection<T> led = records.selectLed(call);
    Optional<T> own = led == null ? Optional.empty() : led.where("_id", id).first();
    if (own.isPresent()) {
      return own.map(whole);
    }
    return rows.find(call, rowId.apply(id, call.caller().requireCountry()))
        .flatMap(
            row -> records.all(null).where("_id", id).first().map(found -> part.apply(row, found)));
  }

  /**
   * The newest first; a country's list is driven by its rows, and for its planners and approvers by
   * what it leads, which they see whole.
   *
   * @param wanted narrows what is reached
   * @param rowsWanted narrows the rows by which a country reaches it
   * @param part the row as it is answered to a country
   */
  public <M extends MessageLite> ListPage<M> newest(
      Call call,
      UnaryOperator<Selection<T>> wanted,
      UnaryOperator<Selection<W>> rowsWanted,
      Listing<T, M> listing,
      BiFunction<W, T, M> part) {
    if (!records.reachedByRows(call)) {
      return wanted.apply(records.select(call)).newest(listing);
    }
    RowReader.Rows<W> found =
        rowsWanted
            .apply(rows.select(call))
            .where(listing.after().map(id -> Filters.lt(key, id)).orElse(null))
            .newestReadable(key, listing.size() + 1);
    Set<String> led = led(call, wanted, listing);
    Map<String, W> own = byRecord(found);
    String stopped = found.stoppedAt();
    // What the rows were stopped before is not known yet, so what is led is not told beyond it.
    List<String> ids =
        Stream.concat(own.keySet().stream(), led.stream())
            .distinct()
            .filter(id -> stopped == null || id.compareTo(stopped) >= 0)
            .sorted(Comparator.reverseOrder())
            .toList();
    boolean more = ids.size() > listing.size();
    List<String> asked = more ? ids.subList(0, listing.size()) : ids;
    ListPage<M> page =
        wanted
            .apply(records.all(null).where(Filters.in("_id", asked)))
            .newest(listing.shownAs(form(led, own, listing, part)));
    // Those that are not wanted are left out, so the page may be short, and the list goes on.
    String last = more ? asked.getLast() : stopped;
    return goingOn(page, listing, last).leavingOut(found.leftOut());
  }

  /**
   * A page of records that were found otherwise, each shown as the caller reaches it now; what they
   * do not reach any more is left out.
   *
   * @param ids the newest first; one more than the page has, if there are more
   * @param whole those that were found as they are for whoever reaches them without a row
   * @param inPart those that were found as the caller's row shows them
   * @param part the row as it is answered to a country
   */
  public <M extends MessageLite> ListPage<M> among(
      Call call,
      List<String> ids,
      Set<String> whole,
      Set<String> inPart,
      Listing<T, M> listing,
      BiFunction<W, T, M> part) {
    boolean more = ids.size() > listing.size();
    List<String> asked = more ? ids.subList(0, listing.size()) : ids;
    String last = more ? asked.getLast() : null;
    if (!records.reachedByRows(call)) {
      return goingOn(
          records.select(call).where(Filters.in("_id", asked)).newest(listing), listing, last);
    }
    String country = call.caller().requireCountry();
    RowReader.Rows<W> found =
        rows.select(call)
            .where(Filters.in("_id", asked.stream().map(id -> rowId.apply(id, country)).toList()))
            .newestReadable(key, listing.size());
    Map<String, W> own = byRecord(found);
    Selection<T> reached = records.selectLed(call);
    Set<String> led =
        reached == null
            ? Set.of()
            : Set.copyOf(reached.where(Filters.in("_id", asked)).newestIds(listing.size()));
    List<String> shown =
        asked.stream()
            .filter(id ->
                led.contains(id) ? whole.contains(id) : inPart.contains(id) && own.containsKey(id))
            .toList();
    ListPage<M> page =
        records
            .all(null)
            .where(Filters.in("_id", shown))
            .newest(listing.shownAs(form(led, own, listing, part)));
    return goingOn(page, listing, last).leavingOut(found.leftOut());
  }

  private Map<String, W> byRecord(RowReader.Rows<W> found) {
    Map<String, W> own = new HashMap<>();
    found.rows().forEach(row -> own.put(record.apply(row), row));
    return own;
  }

  /** What is led is shown whole, and the rest as its row says. */
  private <M extends MessageLite> Function<T, M> form(
      Set<String> led, Map<String, W> own, Listing<T, M> listing, BiFunction<W, T, M> part) {
    return one ->
        led.contains(records.idOf(one))
            ? listing.shown(one)
            : part.apply(Objects.requireNonNull(own.get(records.idOf(one))), one);
  }

  /**
   * @param last that was looked at, where the list goes on behind it
   */
  private static <T, M extends MessageLite> ListPage<M> goingOn(
      ListPage<M> page, Listing<T, M> listing, @Nullable String last) {
    return last != null && page.isLast()
        ? listing.pageOf(page.rows(), last).leavingOut(page.unreadable())
        : page;
  }

  /** The newest of those that the caller's country leads, as many as a page can show. */
  private <M extends MessageLite> Set<String> led(
      Call call, UnaryOperator<Selection<T>> wanted, Listing<T, M> listing) {
    Selection<T> led = records.selectLed(call);
    return led == null
        ? Set.of()
        : Set.copyOf(
            wanted
                .apply(led)
                .where(listing.after().map(id -> Filters.lt("_id", id)).orElse(null))
                .newestIds(listing.size() + 1));
  }
}
