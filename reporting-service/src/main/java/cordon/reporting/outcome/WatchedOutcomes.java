package cordon.reporting.outcome;

import cordon.platform.projection.Projector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The operations that somebody watches, each looked at once however many watch it.
 *
 * @param <M> the form in which they are told
 */
final class WatchedOutcomes<M> {
  private final Outcomes outcomes;
  private final Projector projector;
  private final Function<Outcome, M> form;
  private final Map<String, WatchedOutcome<M>> watched = new HashMap<>();

  WatchedOutcomes(Outcomes outcomes, Projector projector, Function<Outcome, M> form) {
    this.outcomes = outcomes;
    this.form = form;
    this.projector = projector;
  }

  /**
   * Begins to watch.
   *
   * @param changed called when there may be something new, on another thread; must not block
   */
  synchronized WatchedOutcome<M> watch(String operationId, Runnable changed) {
    WatchedOutcome<M> outcome = watched.get(operationId);
    if (outcome == null || outcome.fault() != null) {
      outcome = new WatchedOutcome<>(outcomes, projector, form, operationId);
      watched.put(operationId, outcome);
      outcome.start();
    }
    outcome.add(changed);
    return outcome;
  }

  /** Ends it; who was the last to watch lets the operation go. */
  synchronized void leave(WatchedOutcome<M> outcome, Runnable changed) {
    if (outcome.remove(changed)) {
      watched.remove(outcome.operationId(), outcome);
    }
  }
}
