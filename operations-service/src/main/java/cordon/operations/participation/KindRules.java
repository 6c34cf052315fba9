package cordon.operations.participation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a participant of a kind may do, or be given, that not every kind may. */
public final class KindRules {
  private KindRules() {}

  /**
   * @param all those that would do it, or be given it
   * @param place where a country is named; empty where none is
   * @throws RejectedException KIND_MAY_NOT if the kind of one of them does not let it
   */
  public static void require(
      ParticipantAct act, Collection<Participation> all, UnaryOperator<String> place) {
    List<Participation> refused =
        all.stream()
            .filter(one -> !one.may(act))
            .sorted((one, other) -> one.country().compareTo(other.country()))
            .toList();
    if (refused.isEmpty()) {
      return;
    }
    var refusal =
        new RejectedException(
                OperationsReason.KIND_MAY_NOT,
                "As what they take part, some of the countries may not do this, or be given it; leave it, or have them invited again as others once they have withdrawn.")
            .with("act", act.name())
            .with(
                "kind",
                refused.stream()
                    .map(one -> ParticipantKind.read(one.kind()).name())
                    .distinct()
                    .collect(Collectors.joining(",")))
            .with(
                "countries",
                refused.stream().map(Participation::country).collect(Collectors.joining(",")));
    for (Participation one : refused) {
      String at = place.apply(one.country());
      if (!at.isEmpty()) {
        var _ = refusal.at(at, "participation.kind", "Its kind does not let it.");
      }
    }
    throw refusal;
  }
}
