package cordon.operations.operation;

import cordon.platform.command.Transaction;

/** What ends with a cancelled operation, in the same transaction. */
public interface CancelledWith {

  /**
   * @param reason why the operation was cancelled
   */
  void cancelled(Transaction tx, String operationId, String reason);
}
