package cordon.operations.network;

import cordon.operations.operation.CrimeArea;
import cordon.operations.operation.HandlingLevel;
import java.util.List;
import java.util.Objects;

/**
 * What its owner says of a network.
 *
 * @param visibleTo countries that see it beside the owner's
 */
public record NetworkSpec(
    String name,
    String summary,
    List<CrimeArea> crimeAreas,
    HandlingLevel handling,
    List<String> visibleTo) {

  public NetworkSpec {
    crimeAreas = List.copyOf(Objects.requireNonNullElse(crimeAreas, List.of()));
    visibleTo = List.copyOf(Objects.requireNonNullElse(visibleTo, List.of()));
  }

  /** Whether another says the same, to no more countries. */
  boolean isNarrowedBy(NetworkSpec next) {
    return visibleTo.containsAll(next.visibleTo)
        && equals(
            new NetworkSpec(
                next.name(), next.summary(), next.crimeAreas(), next.handling(), visibleTo));
  }
}
