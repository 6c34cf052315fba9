package cordon.platform.state;

import cordon.platform.refusal.RejectedException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** A move that asks for something; a state in which its table does not have it refuses it. */
public final class Command<S> {
  private final StateTable<S> table;
  private final String name;
  private final Map<S, S> rows;
  private final Function<S, String> told;

  Command(StateTable<S> table, String name, Map<S, S> rows, Function<S, String> told) {
    this.table = table;
    this.name = name;
    this.rows = rows;
    this.told = told;
  }

  /** By which refusals name it. */
  public String name() {
    return name;
  }

  public boolean possible(S state) {
    return rows.containsKey(state);
  }

  /**
   * The state after it.
   *
   * @throws RejectedException ILLEGAL_MOVE with the state and the moves that are possible in it
   */
  public S from(S state) {
    S next = rows.get(state);
    if (next == null) {
      throw RejectedException.illegalMove(name, told.apply(state), table.movesOf(state));
    }
    return next;
  }

  /**
   * The same, unless something stands in the way that the state would allow.
   *
   * @param holds that stand beside the state
   * @throws RejectedException ILLEGAL_MOVE, or what the first hold says that blocks this command
   */
  public S from(S state, Collection<Hold> holds) {
    S next = from(state);
    for (Hold hold : holds) {
      if (hold.moves().contains(name)) {
        throw hold.refusal().get();
      }
    }
    return next;
  }
}
