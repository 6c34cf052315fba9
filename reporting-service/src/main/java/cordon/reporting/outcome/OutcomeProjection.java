package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
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
  private final PlanStore plans;

  OutcomeProjection(PlanStore plans) {
    this.plans = plans;
  }

  @Override
  public String name() {
    return PlanStore.VIEW;
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public int since() {
    return 2;
  }

  @Override
  public List<ViewCollection> collections() {
    return Stream.concat(OutcomeStore.COLLECTIONS.stream(), PlanStore.COLLECTIONS.stream())
        .toList();
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    var store = new OutcomeStore(build);
    Map<String, Contribution> results = new LinkedHashMap<>();
    var heads = new Heads();
    Map<Long, PlanChange> observed = observed(session, build, entries);
    for (Numbered entry : entries) {
      if (!entry.entry().own()) {
        PlanChange change = observed.get(entry.position());
        if (change != null) {
          heads.observed(change, entry);
        }
        continue;
      }
      OutcomeEntryMessages.READER
          .read(entry.entry())
          .ifPresent(change -> {
            apply(session, store, change, results);
            heads.applied(change, entry);
          });
    }
    if (!results.isEmpty()) {
      count(session, store, results, heads);
    }
    store.changed(session, heads.latest());
  }

  /** Takes in what was observed, and gives by position what of it changes figures. */
  private Map<Long, PlanChange> observed(
      ClientSession session, ViewBuild build, List<Numbered> entries) {
    var positions = new ArrayList<Long>();
    var changes = new ArrayList<PlanChange>();
    for (Numbered entry : entries) {
      if (!entry.entry().own()) {
        PlanMessages.READER
            .read(entry.entry())
            .ifPresent(change -> {
              positions.add(entry.position());
              changes.add(change);
            });
      }
    }
    List<Boolean> otherwise = plans.apply(session, build, changes);
    Map<Long, PlanChange> found = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      if (otherwise.get(i)) {
        found.put(positions.get(i), changes.get(i));
      }
    }
    return found;
  }

  private static void apply(
      ClientSession session,
      OutcomeStore store,
      OutcomeChange change,
      Map<String, Contribution> results) {
    switch (change) {
      case OutcomeChange.Counted(Contribution contribution) ->
          results.put(contribution.resultId(), contribution);
      case OutcomeChange.Posting posting -> store.pending(session, posting);
      case OutcomeChange.RateKnown() -> {
        // Amounts are valued when they are read.
      }
    }
  }

  private static void count(
      ClientSession session, OutcomeStore store, Map<String, Contribution> results, Heads heads) {
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
    increments.counts().keySet().forEach(cell -> heads.counted(cell.operationId(), cell.country()));
    increments.sums().keySet().forEach(cell -> heads.counted(cell.operationId(), cell.country()));
    reported(session, store, results.values());
  }

  private static void subject(
      Increments increments, String cluster, Collection<Claim> claims, int sign) {
    String[] parts = cluster.split("/", 3);
    increments.subject(parts[0], parts[1], claims, sign);
  }

  private static void reported(
      ClientSession session, OutcomeStore store, Collection<Contribution> results) {
    Map<String, Set<String>> countries = new HashMap<>();
    for (Contribution result : results) {
      countries.computeIfAbsent(result.operationId(), id -> new HashSet<>()).add(result.country());
    }
    countries.forEach((operationId, all) -> store.reported(session, operationId, all));
  }
}
