package cordon.operations.people;

import cordon.platform.command.Transaction;

/** What else ends when somebody is suspended, e.g. links that work without a sign-in. */
public interface SuspensionListener {
  /** Within the suspension's transaction, before Keycloak is told; may be run again. */
  void suspended(Transaction tx, String personId);
}
