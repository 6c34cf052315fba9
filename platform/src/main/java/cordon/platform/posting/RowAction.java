package cordon.platform.posting;

import cordon.platform.command.Transaction;

/** What a service does with a stretch of staged rows. */
public interface RowAction {
  /**
   * Posts the rows from the first to the last line, both included, from 1. Runs inside the
   * transaction that also records how far the posting is, and may be run again from the beginning.
   */
  void post(Transaction tx, Posting posting, int firstLine, int lastLine);
}
