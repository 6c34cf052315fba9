package cordon.operations.operation;

import java.time.Instant;
import java.util.List;

/**
 * What an invited contact point decides on: what the operation is for, on which ground, by whom and
 * when, as it was approved at the moment of the invitation. How it is to be done, what it aims at
 * and every later revision are for those who take part.
 */
public record Invitation(
    String codeName,
    Purpose purpose,
    List<CrimeArea> crimeAreas,
    String legalBasis,
    String leadAgency,
    HandlingLevel handlingLevel,
    Instant start,
    Instant end) {

  public Invitation {
    crimeAreas = List.copyOf(crimeAreas);
  }

  static Invitation to(Plan plan) {
    return new Invitation(
        plan.codeName(),
        plan.purpose(),
        plan.crimeAreas(),
        plan.legalBasis(),
        plan.leadAgency(),
        plan.handlingLevel(),
        plan.start(),
        plan.end());
  }
}
