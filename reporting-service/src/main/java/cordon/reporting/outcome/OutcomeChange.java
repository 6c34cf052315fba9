package cordon.reporting.outcome;

/** What an entry of this service's own journal means for the outcome. */
sealed interface OutcomeChange {

  /** A result is now as it says. */
  record Counted(Contribution contribution) implements OutcomeChange {}

  /** So many lines of a country's submission are still to be posted; parked if that fails. */
  record Posting(String operationId, String country, String submissionId, int lines, boolean parked)
      implements OutcomeChange {}

  /** A rate is known or corrected: every amount in its currency may be worth something else. */
  record RateKnown() implements OutcomeChange {}
}
