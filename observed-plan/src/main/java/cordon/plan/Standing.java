package cordon.plan;

/** How a country stands to an operation, as its participation says. */
public enum Standing {
  /** Has an invitation to answer. */
  INVITED,
  /** Takes part. */
  ACCEPTED,
  /** Has declined or withdrawn. */
  ENDED
}
