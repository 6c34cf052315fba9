package cordon.reporting.result;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with a result, in which states, and whether with a correction that waits. */
enum Move {
  AMEND(EnumSet.of(ResultState.PROVISIONAL, ResultState.REJECTED), false),
  VALIDATE(EnumSet.of(ResultState.PROVISIONAL), true),
  REJECT(EnumSet.of(ResultState.PROVISIONAL), true),
  CORRECT(EnumSet.of(ResultState.VALIDATED), true),
  WITHDRAW(EnumSet.of(ResultState.VALIDATED), true);

  private final Set<ResultState> from;
  private final boolean ofCorrections;

  Move(Set<ResultState> from, boolean ofCorrections) {
    this.from = from;
    this.ofCorrections = ofCorrections;
  }

  boolean allowed(ResultState state, boolean correctionWaits) {
    return correctionWaits ? ofCorrections : from.contains(state);
  }

  /**
   * Holds the move to the table.
   *
   * @param correctionWaits for a validated result, whether a correction of it waits
   * @throws RejectedException ILLEGAL_MOVE
   */
  void require(ResultState state, boolean correctionWaits) {
    if (!allowed(state, correctionWaits)) {
      throw RejectedException.illegalMove(
          name(),
          state,
          Arrays.stream(values()).filter(move -> move.allowed(state, correctionWaits)).toList());
    }
  }
}
