package cordon.platform.sample;

import com.mongodb.client.ClientSession;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import java.util.ArrayList;
import java.util.List;

/** A view that notes how much it is given at once, and which versions. */
public final class Weighed implements Projection {
  private final List<Long> stretches = new ArrayList<>();
  private final List<Long> versions = new ArrayList<>();

  /** Bytes of each stretch. */
  public List<Long> stretches() {
    return stretches;
  }

  /** Versions of the entries, in the order in which they came. */
  public List<Long> versions() {
    return versions;
  }

  @Override
  public String name() {
    return "weighed";
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
    return List.of(ViewCollection.of("weighed"));
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    if (entries.isEmpty()) {
      return;
    }
    if (!entries.stream().allMatch(one -> one.entry().readable())) {
      throw new IllegalArgumentException("nobody knows what an entry says");
    }
    stretches.add(bytes(entries));
    entries.forEach(one -> versions.add(one.entry().version()));
  }

  /** How large entries are, by what they say. */
  public static long bytes(List<Numbered> entries) {
    return entries.stream().mapToLong(one -> one.entry().resource().length()).sum();
  }
}
