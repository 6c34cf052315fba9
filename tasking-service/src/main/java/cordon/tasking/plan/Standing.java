package cordon.tasking.plan;

/** How a country stands to an operation, as its participation says. */
enum Standing {
  /** Has an invitation to answer. */
  INVITED,
  /** Takes part. */
  ACCEPTED,
  /** Has declined or withdrawn. */
  ENDED
}
