package cordon.platform.posting;

import cordon.platform.command.Transaction;

/** What a service does with a stretch of staged rows. */
public interface RowAction {
  /**
   * Posts the rows from the first to the last line, both included, from 1. Runs inside the
   * transaction that also records how far the posting is, and may be run again from the beginning.
   */
  void post(Transaction tx, Posting posting, int firstLine, int lastLine);

  /**
   * Says, where those concerned will see it, that a posting has failed again and again and waits.
   * It is tried again for ever, so this may come more than once; nothing is said by default.
   */
  default void park(Transaction tx, Posting posting) {}
}
