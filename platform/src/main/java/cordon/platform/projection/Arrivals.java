package cordon.platform.projection;

import cordon.platform.journal.Blocks;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether entries, of this service or observed from another, are in what reads give. An entry
 * is asked for by its handle, of which a part cannot be guessed: to whoever was not given it, an
 * entry that is there and one that is not are the same, by the same look.
 */
public final class Arrivals {
  private final Journal journal;
  private final Blocks blocks;
  private final List<String> sources;
  private final List<Projector> projectors;

  /**
   * @param sources services whose entries are observed here
   * @param projectors the views that reads are answered from; none if they read the records
   */
  public Arrivals(
      Journal journal, Blocks blocks, List<String> sources, List<Projector> projectors) {
    this.journal = journal;
    this.blocks = blocks;
    this.sources = List.copyOf(sources);
    this.projectors = List.copyOf(projectors);
  }

  /** Those of the handles whose entry has arrived. */
  Set<String> arrived(Collection<String> handles) {
    List<Handle> wanted = handles.stream().flatMap(text -> Handle.of(text).stream()).toList();
    if (wanted.isEmpty()) {
      return Set.of();
    }
    Map<String, String> marks =
        journal.marked(
            wanted.stream().flatMap(this::idsOf).toList(),
            wanted.stream().map(Handle::mark).toList());
    return wanted.stream()
        .filter(handle ->
            idsOf(handle).anyMatch(id -> handle.mark().equals(marks.get(id)) && shown(id)))
        .map(Handle::text)
        .collect(Collectors.toSet());
  }

  /** Under which the entry may be kept here: as one of this service, or as an observed one. */
  private Stream<String> idsOf(Handle handle) {
    return Stream.concat(
        Stream.of(handle.name()),
        sources.stream().map(source -> Entry.observedName(source, handle.name())));
  }

  /** Called when there may be more; must not block. */
  void onProgress(Runnable listener) {
    projectors.forEach(projector -> projector.onProgress(listener));
  }

  private boolean shown(String id) {
    if (projectors.isEmpty()) {
      return true;
    }
    OptionalLong position = blocks.positionOf(id);
    return position.isPresent()
        && projectors.stream().allMatch(view -> view.reached().position() >= position.getAsLong());
  }

  /** A handle in its parts. */
  private record Handle(String text, String name, String mark) {

    /** Empty for a name without a mark, which is nobody's handle. */
    static Optional<Handle> of(String text) {
      int end = text.lastIndexOf(':');
      String name = text.substring(0, end);
      return name.indexOf(':') < 0
          ? Optional.empty()
          : Optional.of(new Handle(text, name, text.substring(end + 1)));
    }
  }
}
