package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.platform.watch.Watch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one watcher of an outcome is told: the figures when those that they may see have changed,
 * and changes in quick succession once.
 *
 * @param <M> the form in which they are told
 */
final class OutcomeTold<M> implements Watch.Told<M> {
  private static final long NOT_LOOKED = -1;

  private final WatchedOutcome<M> watched;
  private final Function<M, String> eventId;
  private final Call call;
  private String told;
  private long looked = NOT_LOOKED;

  /**
   * @param seen id of the event that they have seen last
   */
  OutcomeTold(WatchedOutcome<M> watched, Function<M, String> eventId, Call call, String seen) {
    this.watched = watched;
    this.eventId = eventId;
    this.call = call;
    this.told = seen;
  }

  @Override
  public @Nullable M next() {
    long change = watched.change();
    if (change == looked) {
      return null;
    }
    looked = change;
    M event = watched.outcome(call, change);
    String id = eventId.apply(event);
    if (id.equals(told)) {
      return null;
    }
    told = id;
    return event;
  }
}
