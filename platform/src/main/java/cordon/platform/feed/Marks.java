package cordon.platform.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * As of when a feed was kept, and when that was done: what is kept is in a view only once the view
 * has come to the moment at which it was kept.
 */
final class Marks {
  /** At two or four in a second they reach back further than the lease on which they are used. */
  private static final int MOST = 400;

  private final Deque<Mark> marks = new ArrayDeque<>();

  private record Mark(Instant current, Instant kept) {}

  /** Everything that the source had accepted before one moment was kept before another. */
  synchronized void add(Instant current, Instant kept) {
    marks.addLast(new Mark(current, kept));
    if (marks.size() > MOST) {
      marks.removeFirst();
    }
  }

  /** The latest of what was kept before a moment; the beginning of time if nothing is known. */
  synchronized Instant keptBefore(Instant moment) {
    Instant latest = Instant.EPOCH;
    for (Mark mark : marks) {
      if (!mark.kept().isAfter(moment)) {
        latest = mark.current();
      }
    }
    return latest;
  }
}
