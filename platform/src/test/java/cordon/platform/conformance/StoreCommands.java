package cordon.platform.conformance;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import cordon.platform.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Which commands a service sends to its database for which call. Counts do not depend on the
 * machine, as times do: where two calls send the same commands, they take the same path.
 */
public final class StoreCommands implements CommandListener {
  private final Map<String, List<String>> byTrace = new ConcurrentHashMap<>();
  private final AtomicLong all = new AtomicLong();
  private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    all.incrementAndGet();
    BsonValue of = event.getCommand().get(event.getCommandName());
    String sent =
        of != null && of.isString()
            ? event.getCommandName() + " " + of.asString().getValue()
            : event.getCommandName();
    Optional<String> trace = traceOfCall();
    trace.ifPresent(
        call -> byTrace.computeIfAbsent(call, t -> new CopyOnWriteArrayList<>()).add(sent));
    Held next = held.get();
    if (next != null
        && next.ofCall == trace.isPresent()
        && sent.startsWith(next.command)
        && held.compareAndSet(next, null)) {
      next.stay();
    }
  }

  /** Holds back the next command of this name that a call sends, e.g. {@code insert tasks}. */
  public Held hold(String command) {
    return hold(new Held(command, true));
  }

  /** The same of the next command that something in the background sends. */
  public Held holdOfWorker(String command) {
    return hold(new Held(command, false));
  }

  private Held hold(Held next) {
    held.set(next);
    return next;
  }

  /** One command that waits to be sent, for less than a transaction may take. */
  public static final class Held {
    private static final long LONGEST_SECONDS = 8;

    private final String command;
    private final boolean ofCall;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private Held(String command, boolean ofCall) {
      this.command = command;
      this.ofCall = ofCall;
    }

    private void stay() {
      reached.countDown();
      await(released);
    }

    /** Until a call is about to send it. */
    public void awaitReached() {
      if (!await(reached)) {
        throw new AssertionError("nobody sends " + command);
      }
    }

    public void release() {
      released.countDown();
    }

    private static boolean await(CountDownLatch latch) {
      try {
        return latch.await(LONGEST_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  /** What was sent for the call with this trace, e.g. {@code find tasks}, in order. */
  public List<String> of(String trace) {
    return List.copyOf(byTrace.getOrDefault(trace, List.of()));
  }

  /** How many commands were sent so far, also those of no call. */
  public long count() {
    return all.get();
  }

  /** The driver tells on the thread that sends, which for a call is the call's own. */
  private static Optional<String> traceOfCall() {
    try {
      return Optional.of(Call.current().trace());
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }
}
