package cordon.reporting.result;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with a result, and in which states. */
enum Move {
  AMEND(EnumSet.of(ResultState.PROVISIONAL, ResultState.REJECTED)),
  VALIDATE(EnumSet.of(ResultState.PROVISIONAL)),
  REJECT(EnumSet.of(ResultState.PROVISIONAL));

  private final Set<ResultState> from;

  Move(Set<ResultState> from) {
    this.from = from;
  }

  boolean allowed(ResultState state) {
    return from.contains(state);
  }

  /**
   * Holds the move to the table.
   *
   * @throws RejectedException ILLEGAL_MOVE
   */
  void require(ResultState state) {
    if (!allowed(state)) {
      throw RejectedException.illegalMove(
          name(), state, Arrays.stream(values()).filter(move -> move.allowed(state)).toList());
    }
  }
}
