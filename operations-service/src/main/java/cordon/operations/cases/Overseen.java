package cordon.operations.cases;

import cordon.operations.OperationsReason;
import cordon.platform.call.Caller;
import cordon.platform.refusal.RejectedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * By which fields those without a country see what may be about a person, of cases, packages and
 * networks alike: what is not passed is for whoever wrote it and for a compliance reviewer, who is
 * never an approver.
 */
public final class Overseen {
  public static final String OPEN = "open";
  public static final String AUTHORS = "authors";
  public static final String REVIEWED = "reviewed";

  private Overseen() {}

  /** Fields and their values, of which one is enough. */
  public static Map<String, Object> by(Caller caller) {
    var seen = new LinkedHashMap<String, Object>();
    if (oversees(caller)) {
      seen.put(OPEN, true);
    }
    if (caller.has("planner")) {
      seen.put(AUTHORS, caller.subject());
    }
    if (reviews(caller)) {
      seen.put(REVIEWED, true);
    }
    return seen;
  }

  /** Whether somebody without a country sees what is open. */
  public static boolean oversees(Caller caller) {
    return Stream.of("planner", "approver", "duty-officer").anyMatch(caller::has);
  }

  /** Whether somebody without a country sees what is a compliance reviewer's matter. */
  public static boolean reviews(Caller caller) {
    return caller.has("compliance-reviewer") && !caller.has("approver");
  }

  /**
   * Whether somebody without a country reviews what those who plan and run operations do: reports
   * about it, and what is withheld from them.
   */
  public static boolean reviewsOthers(Caller caller) {
    return reviews(caller) && !oversees(caller);
  }

  /**
   * @throws RejectedException MAY_NOT_REVIEW if the caller plans, approves or runs operations too
   */
  public static void requireReviewerOfOthers(Caller caller) {
    if (oversees(caller)) {
      throw new RejectedException(
          OperationsReason.MAY_NOT_REVIEW,
          "Who plans, approves or runs operations reviews none of that; a compliance reviewer who does nothing of it has to.");
    }
  }

  /**
   * @throws RejectedException MAY_NOT_REVIEW if the caller is an approver too
   */
  public static void requireReviewer(Caller caller) {
    if (caller.has("approver")) {
      throw new RejectedException(
          OperationsReason.MAY_NOT_REVIEW,
          "An approver reviews nothing; somebody who is a compliance reviewer alone has to.");
    }
  }
}
