package cordon.reporting.plan;

import java.util.Set;

/**
 * Tasks that somebody's report names.
 *
 * @param theirs those that are of the operation and carried out by their country
 * @param notKnownYet those that nothing is known of here; they may exist all the same
 */
public record NamedTasks(Set<String> theirs, Set<String> notKnownYet) {
  public static final NamedTasks NONE = new NamedTasks(Set.of(), Set.of());

  public NamedTasks {
    theirs = Set.copyOf(theirs);
    notKnownYet = Set.copyOf(notKnownYet);
  }
}
