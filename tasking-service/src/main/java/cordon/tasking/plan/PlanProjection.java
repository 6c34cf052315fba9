package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Keeps the observed plans. */
@Component
public class PlanProjection implements Projection {
  /** What this service reads of the feed of operations. */
  public static final Set<String> TYPES =
      Set.of(PlanMessages.OPERATION, PlanMessages.PARTICIPATION);

  private final PlanStore store;

  PlanProjection(PlanStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<String> collections() {
    return List.of(PlanStore.COLLECTION);
  }

  @Override
  public void apply(ClientSession session, List<Numbered> entries) {
    var takenAway = new TreeSet<String>();
    for (Numbered entry : entries) {
      Optional<PlanChange> said =
          entry.entry().own() ? Optional.empty() : PlanMessages.read(entry.entry());
      said.ifPresent(change -> store.apply(session, change));
      said.filter(PlanChange::takesAway).ifPresent(change -> takenAway.add(change.operationId()));
    }
    store.takeAway(session, takenAway);
  }
}
