package cordon.reporting.result;

import cordon.platform.command.Transaction;

/** Decisions on whole submissions, as far as somebody who writes on a line has to know of them. */
public interface WholeDecisions {
  /**
   * Whether the submission of a line has been decided. Until the transaction has committed nobody
   * else decides it: of the two one is repeated, and sees the other.
   */
  boolean decided(Transaction tx, String submissionId);
}
