package cordon.operations.hotspot;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a hotspot.
 *
 * @param country where it lies, ISO 3166-1 alpha-2; null for one online that is nowhere
 * @param grounds what the grade rests on
 * @param visibleTo countries that see it beside those that do anyway
 * @param displacedFrom from where the activity moved here; null if it did not
 */
@RecordBuilder
public record HotspotSpec(
    String name,
    List<String> otherNames,
    @Nullable String country,
    Site site,
    RiskGrade risk,
    String grounds,
    List<Source> sources,
    List<String> visibleTo,
    @Nullable Displacement displacedFrom) {

  public HotspotSpec {
    otherNames = List.copyOf(Objects.requireNonNullElse(otherNames, List.of()));
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
    visibleTo = List.copyOf(Objects.requireNonNullElse(visibleTo, List.of()));
  }

  /** Whether another says the same, to no more countries. */
  boolean isNarrowedBy(HotspotSpec next) {
    return visibleTo.containsAll(next.visibleTo)
        && HotspotSpecBuilder.builder(next).visibleTo(visibleTo).build().equals(this);
  }

  List<String> names() {
    return Stream.concat(Stream.of(name), otherNames.stream()).toList();
  }

  @Nullable Shape shape() {
    return site instanceof Site.Physical place ? place.shape() : null;
  }

  /** The address of a place online, and nothing of one on the ground. */
  List<String> addresses() {
    return site instanceof Site.Online online ? List.of(online.address()) : List.of();
  }
}
