package cordon.operations.cases;

import cordon.operations.operation.CrimeArea;
import java.util.List;
import java.util.Objects;

/**
 * What its owner says of a case.
 *
 * @param reference the owner's own
 * @param aboutPerson whether it names or targets a person
 * @param hotspots ids of those of the operation that it touches
 */
public record CaseSpec(
    String reference,
    String title,
    String summary,
    List<CrimeArea> crimeAreas,
    boolean aboutPerson,
    List<String> hotspots) {

  public CaseSpec {
    crimeAreas = List.copyOf(Objects.requireNonNullElse(crimeAreas, List.of()));
    hotspots = List.copyOf(Objects.requireNonNullElse(hotspots, List.of()));
  }
}
