package cordon.operations.intelligence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a package allows its receivers.
 *
 * @param consent whether it is shared on with the owner's consent alone
 * @param abroad whether it is shared on to another country with that alone
 * @param until the last instant at which it may be used; null without an end
 */
public record UseTerms(
    UseCondition condition, boolean consent, boolean abroad, @Nullable Instant until) {

  /** Whether there is no time left for a use that is allowed at this moment. */
  boolean isOver(Instant now) {
    return until != null && !until.isAfter(now);
  }

  /** What a use goes against that nothing wider was granted for. */
  List<UseBreach> breaches(UseSpec use, Instant at) {
    var found = new ArrayList<UseBreach>();
    switch (use.kind()) {
      case INTELLIGENCE -> {}
      case LEAD -> {
        if (condition == UseCondition.INTELLIGENCE_ONLY) {
          found.add(UseBreach.INTELLIGENCE_ONLY);
        }
      }
      case EVIDENCE -> {
        switch (condition) {
          case INTELLIGENCE_ONLY -> found.add(UseBreach.INTELLIGENCE_ONLY);
          case LEAD_ONLY -> found.add(UseBreach.LEAD_ONLY);
          case EVIDENCE_AFTER_LETTER_OF_REQUEST -> {}
        }
      }
      case PASSED_ON -> {
        if (consent || (abroad && use.toCountry() != null)) {
          found.add(UseBreach.NO_CONSENT);
        }
      }
    }
    if (until != null && at.isAfter(until)) {
      found.add(UseBreach.TIME_OVER);
    }
    return found;
  }
}
