package cordon.operations.search;

/** What a country is shown of an operation by its participation. */
public enum Part {
  /** It takes part: the plan in force. */
  ACCEPTED,
  /** It is invited: its invitation. */
  INVITED,
  /** It was invited before invitations were kept: what one would say of the plan in force. */
  INVITED_EARLIER
}
