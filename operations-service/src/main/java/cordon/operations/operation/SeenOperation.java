package cordon.operations.operation;

import org.jspecify.annotations.Nullable;

/** An operation as far as one caller may see it. */
public sealed interface SeenOperation {
  String id();

  /**
   * All of it, or for a country that takes part and does not lead what {@link
   * Operation#forCountries} leaves.
   */
  record Taken(Operation operation) implements SeenOperation {
    @Override
    public String id() {
      return operation.id();
    }
  }

  /**
   * What a country is shown that has not answered yet: that it is there, where and why, and the
   * invitation.
   *
   * @param stateReason null in a state that has none
   * @param invitation null where it was not kept
   */
  record Invited(
      String id,
      OperationState state,
      @Nullable String stateReason,
      boolean exercise,
      Lead lead,
      @Nullable Invitation invitation)
      implements SeenOperation {}
}
