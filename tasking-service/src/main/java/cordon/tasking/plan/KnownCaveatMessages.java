package cordon.tasking.plan;

import cordon.caveat.CaveatMessages;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.plan.PlanMessages;
import cordon.platform.projection.EntryReader;
import java.util.List;

/** Reads what operations publishes of caveats. */
final class KnownCaveatMessages {
  /** A caveat of which nobody knows what it limits parks the participation: nothing is granted. */
  static final EntryReader<KnownCaveats> READER =
      new EntryReader<KnownCaveats>()
          .from(PlanMessages.SOURCE)
          .on(Participation.parser(), KnownCaveatMessages::known);

  private KnownCaveatMessages() {}

  private static KnownCaveats known(Participation part) {
    boolean accepted = part.getState() == ParticipationState.PARTICIPATION_STATE_ACCEPTED;
    return new KnownCaveats(
        KnownCaveats.idOf(part.getOperationId(), part.getCountry()),
        part.getOperationId(),
        accepted
            ? part.getCaveatsList().stream()
                .map(one -> CaveatMessages.read(one.getCaveat()))
                .toList()
            : List.of());
  }
}
