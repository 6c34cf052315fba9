package cordon.operations.cases;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a meeting decided on one case.
 *
 * @param seen the version of the case that the caller saw, if they say so
 */
record Verdict(
    String caseId, OptionalLong seen, boolean selected, String reasons, List<Judged> criteria) {

  /** Whether it meets a criterion of the plan. */
  record Judged(String key, boolean met) {}
}
