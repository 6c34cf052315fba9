package cordon.operations.people;

import com.mongodb.client.ClientSession;
import cordon.platform.command.Transaction;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * The time that Keycloak has in one command or read, of a command however often its transaction is
 * run again: short enough that what is left of {@link cordon.platform.store.Mongo#TIME_LIMIT}
 * suffices to commit what Keycloak has been told.
 */
final class CommandTime {
  private static final Duration LONGEST = Duration.ofSeconds(6);
  private static final ScopedValue<Long> ENDS = ScopedValue.newInstance();
  private static final Map<ClientSession, Long> BEGUN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private CommandTime() {}

  /** Runs one command, or runs it again. */
  static <R> R of(Transaction tx, Supplier<R> work) {
    long ends = BEGUN.computeIfAbsent(tx.session(), _ -> System.nanoTime() + LONGEST.toNanos());
    return ScopedValue.where(ENDS, ends).call(work::get);
  }

  /** Runs what only reads, in so much time. */
  static <R> R within(Duration most, Supplier<R> work) {
    return ScopedValue.where(ENDS, System.nanoTime() + most.toNanos()).call(work::get);
  }

  /** How long a call may take that takes `most` at most; zero or less if there is no time. */
  static Duration left(Duration most) {
    if (!ENDS.isBound()) {
      return most;
    }
    Duration left = Duration.ofNanos(ENDS.get() - System.nanoTime());
    return left.compareTo(most) < 0 ? left : most;
  }

  /** The same work on another thread, with no more time. */
  static <R> Supplier<R> carried(Supplier<R> work) {
    if (!ENDS.isBound()) {
      return work;
    }
    long ends = ENDS.get();
    return () -> ScopedValue.where(ENDS, ends).call(work::get);
  }
}
