package cordon.platform.state;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A report of what has happened, which no state refuses: where it was not due, it is taken all the
 * same and is out of order, which whoever takes it has to mark.
 */
public final class Fact<S> {
  private final String name;
  private final Set<S> due;
  private final Map<S, S> rows;

  Fact(String name, Set<S> due, Map<S, S> rows) {
    this.name = name;
    this.due = due;
    this.rows = rows;
  }

  public String name() {
    return name;
  }

  /** Whether the state waits for it. */
  public boolean due(S state) {
    return due.contains(state);
  }

  public Taken<S> from(S state) {
    return new Taken<>(Objects.requireNonNull(rows.get(state)), !due(state));
  }

  /**
   * What a report of fact makes of a state.
   *
   * @param state after it
   * @param outOfOrder whether it was not due
   */
  public record Taken<S>(S state, boolean outOfOrder) {}
}
