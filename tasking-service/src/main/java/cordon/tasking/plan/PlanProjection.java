package cordon.tasking.plan;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import java.util.List;
import java.util.Set;
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
    for (Numbered entry : entries) {
      if (!entry.entry().own()) {
        PlanMessages.read(entry.entry()).ifPresent(change -> store.apply(session, change));
      }
    }
  }
}
