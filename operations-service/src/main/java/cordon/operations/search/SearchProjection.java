package cordon.operations.search;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps the rows by which operations are found. */
@Component
public class SearchProjection implements Projection {
  private static final int FIRST = 1;

  private final SearchStore store;

  SearchProjection(SearchStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return SearchStore.VIEW;
  }

  @Override
  public int version() {
    return FIRST;
  }

  @Override
  public int since() {
    return FIRST;
  }

  @Override
  public List<ViewCollection> collections() {
    return List.of(SearchStore.COLLECTION);
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    store.apply(
        session,
        build,
        entries.stream()
            .flatMap(entry -> SearchMessages.READER.read(entry.entry()).stream())
            .toList());
  }
}
