package cordon.platform.conformance;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.List;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Makes every view of a service one of a later version, as a later release would have it. */
public final class RaisedViews implements BeanPostProcessor {
  private final int by;

  public RaisedViews(int by) {
    this.by = by;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Projection view ? new Raised(view, by) : bean;
  }

  private record Raised(Projection view, int by) implements Projection {
    @Override
    public String name() {
      return view.name();
    }

    @Override
    public int version() {
      return view.version() + by;
    }

    @Override
    public int since() {
      return view.since();
    }

    @Override
    public List<ViewCollection> collections() {
      return view.collections();
    }

    @Override
    public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
      view.apply(session, build, entries);
    }
  }
}
