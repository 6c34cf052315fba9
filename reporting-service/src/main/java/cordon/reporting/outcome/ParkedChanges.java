package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.ViewBuild;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.result.ResultStore;
import cordon.reporting.submission.SubmissionStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * To which operation a change belongs that could not be read: what it says of itself cannot tell,
 * but the id of what it changes can.
 */
@Component
class ParkedChanges {
  private static final String OPERATIONS = "operations/";
  private static final String TASKING = "tasking/";
  private static final int LENGTH_OF_AN_ID = 36;

  private final PlanStore plans;
  private final ResultStore results;
  private final SubmissionStore submissions;

  ParkedChanges(PlanStore plans, ResultStore results, SubmissionStore submissions) {
    this.plans = plans;
    this.results = results;
    this.submissions = submissions;
  }

  /** How many are of this operation, or of nobody knows which. */
  long of(ClientSession session, ViewBuild build, String operationId) {
    Map<String, Long> parked = build.parked(session);
    if (parked.isEmpty()) {
      return 0;
    }
    Map<String, String> known = operationsOf(session, build, parked.keySet());
    return parked.entrySet().stream()
        .filter(one -> known.getOrDefault(one.getKey(), operationId).equals(operationId))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Map<String, String> operationsOf(
      ClientSession session, ViewBuild build, Set<String> aggregates) {
    Map<String, String> known = new HashMap<>(results.operationsOf(session, aggregates));
    known.putAll(submissions.operationsOf(session, aggregates));
    Set<String> tasks =
        aggregates.stream()
            .filter(one -> one.startsWith(TASKING))
            .map(one -> one.substring(TASKING.length()))
            .collect(Collectors.toSet());
    plans
        .operationsOf(session, build, tasks)
        .forEach((task, operation) -> known.put(TASKING + task, operation));
    for (String aggregate : aggregates) {
      ofOperation(aggregate).ifPresent(operation -> known.put(aggregate, operation));
    }
    return known;
  }

  /** An operation, or one country in it: {@code operations/<id>[.<country>]}. */
  private static Optional<String> ofOperation(String aggregate) {
    if (!aggregate.startsWith(OPERATIONS)) {
      return Optional.empty();
    }
    String id = aggregate.substring(OPERATIONS.length()).split("\\.", 2)[0];
    return Optional.of(id).filter(one -> one.length() == LENGTH_OF_AN_ID);
  }
}
