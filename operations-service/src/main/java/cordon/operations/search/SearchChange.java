package cordon.operations.search;

import org.jspecify.annotations.Nullable;

/** What an entry of the journal changes in what is found. */
sealed interface SearchChange {
  String operationId();

  /**
   * An operation is so from now on.
   *
   * @param whole what those find it by who see all of it
   */
  record OfOperation(String operationId, Known known, Facts whole) implements SearchChange {}

  /**
   * A country stands so to an operation.
   *
   * @param part null if it does not see the operation any more
   * @param own what its invitation says; null if it is not that which it sees
   */
  record OfParticipation(
      String operationId, String country, @Nullable Part part, @Nullable Facts own)
      implements SearchChange {}
}
