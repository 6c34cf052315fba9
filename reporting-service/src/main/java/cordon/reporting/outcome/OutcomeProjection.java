package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.plan.PlanChange;
import cordon.plan.PlanMessages;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.reporting.plan.KnownTask;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.plan.TaskMessages;
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
    return OutcomeStore.LIFE;
  }

  @Override
  public int since() {
    return 2;
  }

  @Override
  public List<ViewCollection> collections() {
    return Stream.of(
            ContributionStore.COLLECTIONS,
            OutcomeStore.COLLECTIONS,
            DatedStore.COLLECTIONS,
            PlanStore.COLLECTIONS)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    var store = new OutcomeStore(build);
    Map<String, Contribution> results = new LinkedHashMap<>();
    String hour = "";
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
      String entered = DatedStore.hourOf(entry.numbered());
      if (!entered.equals(hour)) {
        // Each hour for itself: how entries are cut into stretches must not show in its rows.
        count(session, build, results, hour, heads);
        results.clear();
        hour = entered;
      }
      OutcomeEntryMessages.READER
          .read(entry.entry())
          .ifPresent(change -> {
            apply(session, store, counted(build, change), results);
            heads.applied(change, entry);
          });
    }
    count(session, build, results, hour, heads);
    store.changed(session, heads.latest());
  }

  /** A build of a version before counts by the rule of that version. */
  private static OutcomeChange counted(ViewBuild build, OutcomeChange change) {
    return build.version() < OutcomeStore.MEASURES && change instanceof OutcomeChange.Counted now
        ? new OutcomeChange.Counted(SingleMeasure.counted(now.contribution()))
        : change;
  }

  /** Takes in what was observed, and gives by position what of it changes figures. */
  private Map<Long, PlanChange> observed(
      ClientSession session, ViewBuild build, List<Numbered> entries) {
    var positions = new ArrayList<Long>();
    var changes = new ArrayList<PlanChange>();
    var tasks = new ArrayList<KnownTask>();
    for (Numbered entry : entries) {
      PlanMessages.READER
          .read(entry.entry())
          .ifPresent(change -> {
            positions.add(entry.position());
            // Whatever a country reports is counted, as what it may take part.
            PlanChange kept = change.beforeKinds();
            changes.add(build.version() < OutcomeStore.LIFE ? kept.asAtFirst() : kept);
          });
      TaskMessages.READER.read(entry.entry()).ifPresent(tasks::add);
    }
    plans.applyTasks(session, build, tasks);
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
      ClientSession session,
      ViewBuild build,
      Map<String, Contribution> results,
      String hour,
      Heads heads) {
    if (results.isEmpty()) {
      return;
    }
    var store = new OutcomeStore(build);
    var contributions = new ContributionStore(build);
    Map<String, Contribution> before = contributions.contributions(session, results.keySet());
    var increments = new Increments();
    before.values().forEach(old -> increments.result(old, -1));
    results.values().forEach(now -> increments.result(now, 1));

    Map<String, List<Claim>> clusters = new HashMap<>();
    Stream.concat(before.values().stream(), results.values().stream())
        .flatMap(result -> result.clusters().stream())
        .forEach(cluster -> clusters.put(cluster.id(), new ArrayList<>()));
    for (Claim claim : contributions.claims(session, clusters.keySet())) {
      clusters.computeIfAbsent(claim.cluster(), c -> new ArrayList<>()).add(claim);
    }
    clusters.forEach((id, claims) -> increments.cluster(Cluster.of(id), claims, -1));
    clusters.values().forEach(claims -> claims.removeIf(c -> results.containsKey(c.resultId())));
    List<Claim> added =
        results.values().stream().flatMap(result -> result.claims().stream()).toList();
    added.forEach(
        claim -> clusters.computeIfAbsent(claim.cluster(), c -> new ArrayList<>()).add(claim));
    clusters.forEach((id, claims) -> increments.cluster(Cluster.of(id), claims, 1));

    contributions.replace(session, results.values(), added);
    store.add(session, increments);
    new DatedStore(build).add(session, increments, hour);
    increments
        .days()
        .keySet()
        .forEach(key -> heads.counted(key.cell().operationId(), key.cell().country()));
    increments
        .sums()
        .keySet()
        .forEach(key -> heads.counted(key.cell().operationId(), key.cell().country()));
    reported(session, store, results.values(), hour);
  }

  private static void reported(
      ClientSession session, OutcomeStore store, Collection<Contribution> results, String hour) {
    Map<String, Set<String>> countries = new HashMap<>();
    for (Contribution result : results) {
      countries.computeIfAbsent(result.operationId(), id -> new HashSet<>()).add(result.country());
    }
    countries.forEach((operationId, all) -> store.reported(session, operationId, all, hour));
  }
}
