package cordon.operations.participation;

import cordon.platform.command.Transaction;

/** What ends with a country's participation, in the same transaction. */
public interface WithdrawnWith {

  /** That the caller's country takes part no more. */
  void withdrawn(Transaction tx, String operationId);
}
