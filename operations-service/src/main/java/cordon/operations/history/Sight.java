package cordon.operations.history;

import com.google.protobuf.MessageLite;
import cordon.operations.OperationsReason;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of a record a caller sees, and how they are told.
 *
 * @param call of whoever looks
 * @param since they see what was there at this moment and what came after it; null for everything
 * @param anonymous whether a country is told of nobody else who made a change
 * @param seen whether they could have read what the record was after a change
 * @param telling what they are told of a change
 */
public final class Sight {
  private final Call call;
  private final @Nullable Instant since;
  private final boolean anonymous;
  private final Predicate<Entry> seen;
  private final BiFunction<Entry, SeenChange, SeenChange> telling;

  private Sight(
      Call call,
      @Nullable Instant since,
      boolean anonymous,
      Predicate<Entry> seen,
      BiFunction<Entry, SeenChange, SeenChange> telling) {
    this.call = call;
    this.since = since;
    this.anonymous = anonymous;
    this.seen = seen;
    this.telling = telling;
  }

  /** All of them, also those that cannot be read. */
  public static Sight whole(Call call) {
    return new Sight(call, null, false, _ -> true, (_, told) -> told);
  }

  /** What was there at a moment, and what came after it. */
  public static Sight since(Call call, Instant since) {
    return new Sight(call, since, false, Entry::readable, (_, told) -> told);
  }

  /** Only those of them that pass as well, of which none is unreadable. */
  public Sight where(Predicate<Entry> more) {
    return new Sight(
        call,
        since,
        anonymous,
        one -> one.readable() && seen.test(one) && passes(more, one),
        telling);
  }

  /** A country is told of nobody else who made a change. */
  public Sight anonymously() {
    return new Sight(call, since, true, seen, telling);
  }

  /** What a record does not tell the caller, its changes do not either. */
  public Sight telling(BiFunction<Entry, SeenChange, SeenChange> less) {
    return new Sight(call, since, anonymous, seen, less);
  }

  /**
   * A page of the changes, the newest first.
   *
   * @param places by which the list goes on
   * @param id of the record
   * @param newest place of the newest
   * @param from the changes from a place back to the first, each with the place before
   */
  public <M extends MessageLite> ListPage<M> page(
      Listing<SeenChange, M> listing,
      SealedPositions places,
      String id,
      long newest,
      LongFunction<Iterator<Entry>> from) {
    Optional<Long> last =
        listing.after().map(key -> places.open(call, id, key).orElseThrow(Sight::unknownPlace));
    // Behind the last one that was told, which is looked at again: what is before may not be seen.
    long place = Math.min(last.orElse(newest), newest);
    boolean toldAlready = last.isPresent();
    var found = new ArrayList<SeenChange>();
    Iterator<Entry> changes = from.apply(place);
    while (changes.hasNext() && found.size() <= listing.size()) {
      Entry one = changes.next();
      if (!toldAlready && seen.test(one)) {
        found.add(telling.apply(one, told(places.seal(call, id, place), one)));
      }
      if (since != null && one.readable() && !one.time().isAfter(since)) {
        break;
      }
      toldAlready = false;
      place--;
    }
    return listing.take(found.iterator());
  }

  /**
   * The last change at a moment, if the caller could have read what it led to: also where they came
   * to see it later, and it still was so.
   *
   * @param last the last change at a moment
   * @throws RejectedException NOTHING_THEN, UNREADABLE
   */
  public Entry then(Instant moment, Function<Instant, Optional<Entry>> last) {
    return find(moment, last)
        .orElseThrow(() ->
            new RejectedException(
                OperationsReason.NOTHING_THEN,
                "At that moment there was nothing of it that you could have read; choose a later one."));
  }

  /** Whether there is one. */
  public boolean sees(Instant moment, Function<Instant, Optional<Entry>> last) {
    return find(moment, last).isPresent();
  }

  private Optional<Entry> find(Instant moment, Function<Instant, Optional<Entry>> last) {
    Optional<Entry> found = last.apply(moment).filter(seen);
    if (since != null && moment.isBefore(since)) {
      return found.filter(
          one -> last.apply(since).filter(still -> still.version() == one.version()).isPresent());
    }
    found
        .filter(one -> !one.readable())
        .ifPresent(_ -> {
          throw Versions.unreadable();
        });
    return found;
  }

  /** Of what cannot be read it is not known who may see it. */
  private static boolean passes(Predicate<Entry> rule, Entry one) {
    try {
      return rule.test(one);
    } catch (RejectedException unreadable) {
      return false;
    }
  }

  private SeenChange told(String place, Entry one) {
    if (!one.readable()) {
      return new SeenChange(place, null, "", null, null, true, null, null);
    }
    Caller caller = call.caller();
    Actor actor = one.actor();
    boolean own = caller.country() == null || caller.country().equals(actor.country());
    boolean withheld = !own && (anonymous || actor.country() != null);
    return new SeenChange(
        place,
        one.time(),
        one.action(),
        own ? actor.subject() : null,
        withheld ? null : actor.country(),
        withheld,
        one.reason(),
        own ? one.purpose() : null);
  }

  private static RejectedException unknownPlace() {
    return new RejectedException(
            CommonReason.BAD_PAGE_TOKEN,
            "The page token is not one that this list gave; begin without one.")
        .at("page_token");
  }
}
