package cordon.reporting.outcome;

import cordon.platform.projection.Projector;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The operations that somebody watches, each looked at once however many watch it. */
@Component
class WatchedOutcomes {
  private final Outcomes outcomes;
  private final Projector projector;
  private final Map<String, WatchedOutcome> watched = new HashMap<>();

  WatchedOutcomes(Outcomes outcomes, Projector projector) {
    this.outcomes = outcomes;
    this.projector = projector;
  }

  /**
   * Begins to watch.
   *
   * @param changed called when there may be something new, on another thread; must not block
   */
  synchronized WatchedOutcome watch(String operationId, Runnable changed) {
    WatchedOutcome outcome = watched.get(operationId);
    if (outcome == null || outcome.fault() != null) {
      outcome = new WatchedOutcome(outcomes, projector, operationId);
      watched.put(operationId, outcome);
      outcome.start();
    }
    outcome.add(changed);
    return outcome;
  }

  /** Ends it; who was the last to watch lets the operation go. */
  synchronized void leave(WatchedOutcome outcome, Runnable changed) {
    if (outcome.remove(changed)) {
      watched.remove(outcome.operationId(), outcome);
    }
  }
}
