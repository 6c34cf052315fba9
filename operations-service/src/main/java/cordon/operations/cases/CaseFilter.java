package cordon.operations.cases;

import cordon.operations.operation.CrimeArea;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are wanted; all that is said has to fit, and what is null is not asked for.
 *
 * @param words that title and reference have to have, or the beginnings of them
 * @param meetingId of the meeting that decided it
 */
record CaseFilter(
    String operationId,
    @Nullable CaseState state,
    @Nullable String ownerCountry,
    @Nullable CrimeArea area,
    @Nullable Boolean aboutPerson,
    @Nullable String words,
    @Nullable String meetingId) {

  /** For whoever is not told which meeting decided: asked for by one, there is none. */
  CaseFilter withoutMeeting() {
    return meetingId == null
        ? this
        : new CaseFilter(operationId, state, ownerCountry, area, aboutPerson, words, "");
  }
}
