package cordon.platform.state;

import cordon.platform.refusal.RejectedException;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Stands beside a state and blocks the commands that it names for as long as it is there: a hold
 * that somebody has put, work that is still to be done, or a query that is open. It never blocks a
 * report of fact.
 *
 * @param moves names of the commands
 * @param refusal what they are told, with the way out
 */
public record Hold(Set<String> moves, Supplier<RejectedException> refusal) {
  public Hold {
    moves = Set.copyOf(moves);
  }
}
