package cordon.platform.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entries that this replica numbered last, so that whoever follows the order closely need not
 * ask the database for them. What is no longer here is read there.
 */
final class Recent {
  private static final int MOST = 1_000;
  private static final long MOST_BYTES = Blocks.MOST_BYTES;

  private final TreeMap<Long, Numbered> entries = new TreeMap<>();
  private long bytes;

  /** The entries of a block that stands, in its order. */
  synchronized void add(Block block, List<Entry> added) {
    if (!added.stream().allMatch(Entry::readable)) {
      // Whoever asks again for what could not be read has to see what stands there by then.
      clear();
      return;
    }
    if (!entries.isEmpty() && entries.lastKey() != block.first() - 1) {
      clear();
    }
    for (int i = 0; i < added.size(); i++) {
      long position = block.positionOf(i);
      entries.put(position, new Numbered(position, block.time(), added.get(i)));
      bytes += bytes(added.get(i));
    }
    while (entries.size() > MOST || bytes > MOST_BYTES && entries.size() > 1) {
      bytes -= bytes(Objects.requireNonNull(entries.pollFirstEntry()).getValue().entry());
    }
  }

  synchronized void clear() {
    entries.clear();
    bytes = 0;
  }

  /** The next entries after a position, without a hole; empty if they are not all here. */
  synchronized Optional<List<Numbered>> after(long position, int limit) {
    if (!entries.containsKey(position + 1)) {
      return Optional.empty();
    }
    var next = new ArrayList<Numbered>();
    for (Numbered entry : entries.tailMap(position + 1).values()) {
      if (next.size() == limit) {
        break;
      }
      next.add(entry);
    }
    return Optional.of(next);
  }

  /** The entry at a position, if it is here. */
  synchronized Optional<Entry> at(long position) {
    return Optional.ofNullable(entries.get(position)).map(Numbered::entry);
  }

  private static long bytes(Entry entry) {
    return entry.resource().length();
  }
}
