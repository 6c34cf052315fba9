package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Keeps the observed plans. */
@Component
public class PlanProjection implements Projection {
  /** What this service reads of the feed of operations. */
  public static final Set<String> TYPES = PlanMessages.READER.typesOf(PlanMessages.SOURCE);

  private final PlanStore store;

  PlanProjection(PlanStore store) {
    this.store = store;
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
    return List.of(ViewCollection.of(PlanStore.COLLECTION));
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    var takenAway = new TreeSet<String>();
    for (Numbered entry : entries) {
      Optional<PlanChange> said = PlanMessages.READER.read(entry.entry());
      said.ifPresent(change -> store.apply(session, build, change));
      said.filter(PlanChange::takesAway).ifPresent(change -> takenAway.add(change.operationId()));
    }
    store.takeAway(session, takenAway);
  }
}
