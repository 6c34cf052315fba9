package cordon.platform.conformance;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import cordon.platform.call.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.BsonValue;

/**
 * Which commands a service sends to its database for which call. Counts do not depend on the
 * machine, as times do: where two calls send the same commands, they take the same path.
 */
public final class StoreCommands implements CommandListener {
  private final Map<String, List<String>> byTrace = new ConcurrentHashMap<>();
  private final AtomicLong all = new AtomicLong();

  @Override
  public void commandStarted(CommandStartedEvent event) {
    all.incrementAndGet();
    BsonValue of = event.getCommand().get(event.getCommandName());
    String sent =
        of != null && of.isString()
            ? event.getCommandName() + " " + of.asString().getValue()
            : event.getCommandName();
    traceOfCall()
        .ifPresent(
            trace -> byTrace.computeIfAbsent(trace, t -> new CopyOnWriteArrayList<>()).add(sent));
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
