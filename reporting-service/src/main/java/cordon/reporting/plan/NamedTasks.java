package cordon.reporting.plan;

import java.util.Set;

/**
 * Tasks that somebody's report names.
 *
 * @param theirs those that are of the operation and carried out by their country
 * @param notKnownYet those that may exist, though nothing is known of them here
 */
public record NamedTasks(Set<String> theirs, Set<String> notKnownYet) {
  public static final NamedTasks NONE = new NamedTasks(Set.of(), Set.of());

  public NamedTasks {
    theirs = Set.copyOf(theirs);
    notKnownYet = Set.copyOf(notKnownYet);
  }
}
