package cordon.operations.participation;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with a participation that exists, and in which states. */
enum Move {
  INVITE(EnumSet.of(ParticipationState.DECLINED, ParticipationState.WITHDRAWN)),
  ACCEPT(EnumSet.of(ParticipationState.INVITED)),
  DECLINE(EnumSet.of(ParticipationState.INVITED)),
  WITHDRAW(EnumSet.of(ParticipationState.ACCEPTED));

  private final Set<ParticipationState> from;

  Move(Set<ParticipationState> from) {
    this.from = from;
  }

  boolean allowed(ParticipationState state) {
    return from.contains(state);
  }

  /**
   * Holds the move to the table.
   *
   * @throws RejectedException ILLEGAL_MOVE
   */
  void require(ParticipationState state) {
    if (!allowed(state)) {
      throw RejectedException.illegalMove(
          name(), state, Arrays.stream(values()).filter(move -> move.allowed(state)).toList());
    }
  }
}
