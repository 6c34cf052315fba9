package cordon.platform.feed;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed is read and of which types. What is of another type was never asked for, and is
 * not kept; so a type that is asked for later is read from the beginning, beside the others, until
 * it is as far as they are. {@code docs/decisions/0053} says why nobody reads fewer than are
 * stored.
 *
 * @param source the service whose feed it is
 * @param position everything up to there that is of the types is kept
 * @param types full names of messages, sorted; none means all; null in what was stored before types
 *     were kept
 * @param added what is not as far yet; null if nothing is
 * @param leaf of the entry at the position, as the source has told it; null if it has not, and in
 *     what was stored before it was kept
 */
public record FeedPosition(
    @BsonId String source,
    long position,
    @Nullable List<String> types,
    @Nullable Added added,
    @Nullable Binary leaf) {

  /**
   * Types that were added and are read from the beginning.
   *
   * @param position everything up to there that is of these types is kept
   * @param types full names of messages, sorted; none means all
   */
  public record Added(long position, List<String> types) {
    public Added {
      types = List.copyOf(types);
    }
  }

  public FeedPosition {
    types = types == null ? null : List.copyOf(types);
  }

  /** Of a feed that nobody has read. */
  static FeedPosition beginning(String source, Collection<String> wanted) {
    return new FeedPosition(source, 0, union(wanted, wanted), null, null);
  }

  /**
   * As it is gone on with by a replica that wants these types: with them and with all that are
   * stored, so that it passes over nothing that others want.
   *
   * @param before what was read when types were not stored
   */
  FeedPosition wanting(Collection<String> wanted, Collection<String> before) {
    List<String> read = types == null ? union(before, before) : types;
    if (covers(read, wanted)) {
      return new FeedPosition(source, position, read, added, leaf);
    }
    if (position == 0) {
      return beginning(source, union(read, wanted));
    }
    var missing = new TreeSet<>(wanted);
    missing.removeAll(read);
    if (added != null && covers(added.types(), missing)) {
      return new FeedPosition(source, position, read, added, leaf);
    }
    // Those that were on their way begin again with the new ones; what is kept is not kept twice.
    List<String> late = added == null ? union(missing, missing) : union(added.types(), missing);
    return new FeedPosition(source, position, read, new Added(0, late), leaf);
  }

  /** Whether everything that is of these types is kept, up to the position. */
  boolean keeps(Collection<String> wanted) {
    return types != null && covers(types, wanted);
  }

  /**
   * @param of the leaf of the entry there; null if it was not told
   */
  FeedPosition movedTo(long to, @Nullable Binary of) {
    return new FeedPosition(source, to, types, added, of);
  }

  /** The added types are read up to here; from the position on they go on with the others. */
  FeedPosition addedMovedTo(long to) {
    if (added == null || types == null || to > position) {
      throw new IllegalStateException("nothing was added that is so far behind");
    }
    return to == position
        ? new FeedPosition(source, position, union(types, added.types()), null, leaf)
        : new FeedPosition(source, position, types, new Added(to, added.types()), leaf);
  }

  private static boolean covers(Collection<String> types, Collection<String> wanted) {
    return types.isEmpty() || (!wanted.isEmpty() && types.containsAll(wanted));
  }

  private static List<String> union(Collection<String> some, Collection<String> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return List.of();
    }
    var all = new TreeSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }
}
