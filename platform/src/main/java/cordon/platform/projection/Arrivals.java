package cordon.platform.projection;

import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells whether an entry, of this service or observed from another, is in what reads give. */
public final class Arrivals {
  private final Journal journal;
  private final Pages pages;
  private final List<String> sources;
  private final @Nullable Projector projector;

  /**
   * @param sources services whose entries are observed here
   * @param projector the view that reads are answered from; null if they read the records
   */
  public Arrivals(
      Journal journal, Pages pages, List<String> sources, @Nullable Projector projector) {
    this.journal = journal;
    this.pages = pages;
    this.sources = List.copyOf(sources);
    this.projector = projector;
  }

  public boolean arrived(String entry) {
    var names = new ArrayList<String>();
    names.add(entry);
    sources.forEach(source -> names.add(Entry.observedName(source, entry)));
    if (projector == null) {
      return journal.hasAny(names);
    }
    OptionalLong position = pages.positionOfAny(names);
    return position.isPresent() && projector.reached().position() >= position.getAsLong();
  }
}
