package cordon.platform.conformance;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.List;

/** One more view of a service, as a later feature would have it. */
public final class FurtherView implements Projection {

  @Override
  public String name() {
    return "further";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int since() {
    return 1;
  }

  @Override
  public List<ViewCollection> collections() {
    return List.of(ViewCollection.of("further_rows"));
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {}
}
