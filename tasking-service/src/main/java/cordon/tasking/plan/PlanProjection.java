package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import cordon.plan.ObservedPlanStore;
import cordon.plan.PlanChange;
import cordon.plan.PlanMessages;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps the observed plans. */
@Component
public class PlanProjection implements Projection {
  /** The version from which on an operation may be suspended, closed or cancelled. */
  private static final int LIFE = 6;

  /** The version from which on it is known who takes part otherwise than in full. */
  static final int KINDS = 7;

  /** The version from which on it is known what limits a country. */
  static final int CAVEATS = 8;

  private final PlanStore store;
  private final CaveatStore caveats;

  PlanProjection(PlanStore store, CaveatStore caveats) {
    this.store = store;
    this.caveats = caveats;
  }

  @Override
  public String name() {
    return PlanStore.VIEW;
  }

  @Override
  public int version() {
    return CAVEATS;
  }

  @Override
  public int since() {
    return 2;
  }

  @Override
  public List<ViewCollection> collections() {
    return List.of(ObservedPlanStore.COLLECTION, CaveatStore.COLLECTION);
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    List<PlanChange> changes =
        entries.stream()
            .flatMap(entry -> PlanMessages.READER.read(entry.entry()).stream())
            .map(change -> build.version() < LIFE ? change.asAtFirst() : change)
            .map(change -> build.version() < KINDS ? change.beforeKinds() : change)
            .toList();
    List<KnownCaveats> limits =
        build.version() < CAVEATS
            ? List.of()
            : entries.stream()
                .flatMap(entry -> KnownCaveatMessages.READER.read(entry.entry()).stream())
                .toList();
    // First, so that a command which commits meanwhile costs a repeat of nothing else.
    store.takeAway(
        session,
        Stream.concat(
                changes.stream().filter(PlanChange::takesAway).map(PlanChange::operationId),
                limits.stream()
                    .filter(one -> !one.caveats().isEmpty())
                    .map(KnownCaveats::operationId))
            .collect(Collectors.toCollection(TreeSet::new)));
    store.apply(session, build, changes);
    caveats.apply(session, build, limits);
  }
}
