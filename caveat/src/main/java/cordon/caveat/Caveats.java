package cordon.caveat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All caveats of a country in an operation, which hold at once. */
public record Caveats(List<Caveat> all) {
  public Caveats {
    all = List.copyOf(all);
  }

  /** One that allows no action of a kind, if any does not. */
  public Optional<Caveat> against(ActionKind action) {
    return all.stream().filter(one -> !one.rule().allows(action)).findFirst();
  }

  /** One that allows no action at an instant, if any does not. */
  public Optional<Caveat> against(Instant at) {
    return all.stream().filter(one -> !one.rule().opens(at).equals(Optional.of(at))).findFirst();
  }

  /**
   * One that asks for an approval which is not there, if any does.
   *
   * @param authorities whose approval is there
   */
  public Optional<Caveat> unapproved(ActionKind action, Collection<String> authorities) {
    return all.stream()
        .filter(one ->
            one.rule() instanceof CaveatRule.PriorApproval approval
                && approval.covers(action)
                && !authorities.contains(approval.authority()))
        .findFirst();
  }

  /** The first instant of a span, both ends in it, at which all of them allow an action. */
  public Optional<Instant> opens(Instant from, Instant until) {
    Instant at = from;
    while (!at.isAfter(until)) {
      Instant next = at;
      for (Caveat one : all) {
        Optional<Instant> opens = one.rule().opens(next);
        if (opens.isEmpty()) {
          return Optional.empty();
        }
        next = opens.get();
      }
      if (next.equals(at)) {
        return Optional.of(at);
      }
      at = next;
    }
    return Optional.empty();
  }
}
