package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.reporting.plan.PlanChange;
import cordon.reporting.plan.PlanMessages;
import cordon.reporting.plan.PlanStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Counts. Each stretch of entries takes away what its results added before and adds what they add
 * now, so the work depends on what has changed and not on how much there is.
 */
@Component
class OutcomeProjection implements Projection {
  /** In the place of an operation, for what may change the figures of all. */
  static final String EVERY_OPERATION = "rates";

  private final OutcomeStore store;
  private final PlanStore plans;

  OutcomeProjection(OutcomeStore store, PlanStore plans) {
    this.store = store;
    this.plans = plans;
  }

  @Override
  public String name() {
    return "outcome";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<String> collections() {
    return Stream.concat(OutcomeStore.COLLECTIONS.stream(), PlanStore.COLLECTIONS.stream())
        .toList();
  }

  @Override
  public void apply(ClientSession session, List<Numbered> entries) {
    Map<String, Contribution> results = new LinkedHashMap<>();
    Set<String> changed = new HashSet<>();
    for (Numbered entry : entries) {
      if (!entry.entry().own()) {
        PlanMessages.read(entry.entry()).ifPresent(c -> changed.add(observe(session, c)));
        continue;
      }
      OutcomeEntryMessages.read(entry.entry())
          .ifPresent(change -> changed.add(apply(session, change, results)));
    }
    if (!results.isEmpty()) {
      count(session, results);
    }
    if (!entries.isEmpty()) {
      store.changed(session, changed, entries.getLast().position());
    }
  }

  private String observe(ClientSession session, PlanChange change) {
    plans.apply(session, change);
    return change.operationId();
  }

  private String apply(
      ClientSession session, OutcomeChange change, Map<String, Contribution> results) {
    return switch (change) {
      case OutcomeChange.Counted(Contribution contribution) -> {
        results.put(contribution.resultId(), contribution);
        yield contribution.operationId();
      }
      case OutcomeChange.Posting(String operationId, String submissionId, int lines) -> {
        store.pending(session, operationId, submissionId, lines);
        yield operationId;
      }
      case OutcomeChange.RateKnown() -> EVERY_OPERATION;
    };
  }

  private void count(ClientSession session, Map<String, Contribution> results) {
    Map<String, Contribution> before = store.contributions(session, results.keySet());
    var increments = new Increments();
    before.values().forEach(old -> increments.result(old, -1));
    results.values().forEach(now -> increments.result(now, 1));

    Map<String, List<Claim>> clusters = new HashMap<>();
    Stream.concat(before.values().stream(), results.values().stream())
        .forEach(c -> c.keys().forEach(k -> clusters.put(c.cluster(k), new ArrayList<>())));
    for (Claim claim : store.claims(session, clusters.keySet())) {
      clusters.computeIfAbsent(claim.cluster(), c -> new ArrayList<>()).add(claim);
    }
    clusters.forEach((cluster, claims) -> subject(increments, cluster, claims, -1));
    clusters.values().forEach(claims -> claims.removeIf(c -> results.containsKey(c.resultId())));
    var added = new ArrayList<Claim>();
    for (Contribution result : results.values()) {
      if (result.stage() != Stage.NONE) {
        result.keys().forEach(key -> added.add(result.claim(key)));
      }
    }
    added.forEach(
        claim -> clusters.computeIfAbsent(claim.cluster(), c -> new ArrayList<>()).add(claim));
    clusters.forEach((cluster, claims) -> subject(increments, cluster, claims, 1));

    store.replace(session, results.values(), added);
    store.add(session, increments);
    reported(session, results.values());
  }

  private static void subject(
      Increments increments, String cluster, Collection<Claim> claims, int sign) {
    String[] parts = cluster.split("/", 3);
    increments.subject(parts[0], parts[1], claims, sign);
  }

  private void reported(ClientSession session, Collection<Contribution> results) {
    Map<String, Set<String>> countries = new HashMap<>();
    for (Contribution result : results) {
      countries.computeIfAbsent(result.operationId(), id -> new HashSet<>()).add(result.country());
    }
    countries.forEach((operationId, all) -> store.reported(session, operationId, all));
  }
}
