package cordon.caveat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All caveats of a country in an operation, which hold at once. */
public record Caveats(List<Caveat> all) {
  /** Ten years of hours, which cost a step a day; days that are left out cost one in all. */
  private static final int STEPS = 4_000;

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

  /**
   * The first instant of a span, both ends in it, at which all of them allow an action; empty also
   * if none is found in as many steps as are taken.
   */
  public Optional<Instant> opens(Instant from, Instant until) {
    Instant at = sought(from, until);
    return at.isAfter(until) || against(at).isPresent() ? Optional.empty() : Optional.of(at);
  }

  /**
   * Whether they allow no action in a span, both ends in it; false also if that is not found out.
   */
  public boolean exclude(Instant from, Instant until) {
    return sought(from, until).isAfter(until);
  }

  /** Where they all allow an action, or the span is left, or the steps are taken. */
  private Instant sought(Instant from, Instant until) {
    Instant at = from;
    for (int step = 0; step < STEPS && !at.isAfter(until); step++) {
      Instant next = at;
      for (Caveat one : all) {
        Optional<Instant> opens = one.rule().opens(next);
        if (opens.isEmpty()) {
          return Instant.MAX;
        }
        next = opens.get();
      }
      if (next.equals(at)) {
        return at;
      }
      at = next;
    }
    return at;
  }
}
