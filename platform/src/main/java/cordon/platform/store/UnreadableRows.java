package cordon.platform.store;

import cordon.platform.refusal.UnreadableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of the rows that lists leave out because this version cannot read them: each once in the
 * log, with its id and nothing of its content, and all of them in a count.
 */
public final class UnreadableRows {
  private static final Logger log = LoggerFactory.getLogger(UnreadableRows.class);

  /** Beyond so many the log has enough of them. */
  private static final int LOGGED = 1_000;

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final LongAdder count = new LongAdder();

  UnreadableRows() {}

  void met(String collection, String id, UnreadableException why) {
    count.increment();
    if (logged.size() < LOGGED && logged.add(collection + " " + id)) {
      log.warn("left out of lists: {} {}: {}", collection, id, why.sentence());
    }
  }

  /** How often a row was left out of a list since the start; the same row counts each time. */
  public long count() {
    return count.sum();
  }
}
