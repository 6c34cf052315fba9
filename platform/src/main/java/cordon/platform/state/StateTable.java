package cordon.platform.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The states of one kind of thing and the moves between them, of which there are two sorts: a
 * {@link Command} asks for something and may be refused, a {@link Fact} reports what has happened
 * and is taken in any state.
 *
 * @param <S> an enum, or a record of several where what is possible depends on more than one
 */
public final class StateTable<S> {
  private final Set<S> states;
  private final Function<S, String> name;
  private final List<Command<S>> commands = new ArrayList<>();
  private final List<Fact<S>> facts = new ArrayList<>();

  private StateTable(List<S> states, Function<S, String> name) {
    this.states = Set.copyOf(states);
    this.name = name;
  }

  public static <E extends Enum<E>> StateTable<E> of(Class<E> states) {
    return new StateTable<>(Arrays.asList(states.getEnumConstants()), Enum::name);
  }

  /**
   * @param states all that there are
   * @param name by which a refusal tells a state
   */
  public static <S> StateTable<S> of(List<S> states, Function<S, String> name) {
    return new StateTable<>(states, name);
  }

  /**
   * Adds a command.
   *
   * @param move its name in refusals
   * @param rows the state after it, for each state in which it is possible
   */
  public Command<S> command(String move, Map<S, S> rows) {
    return command(move, rows, name);
  }

  /**
   * The same for a command of a part of the thing.
   *
   * @param told by which a refusal of this command tells a state
   */
  public Command<S> command(String move, Map<S, S> rows, Function<S, String> told) {
    requireStates(rows);
    var command = new Command<>(this, move, Map.copyOf(rows), told);
    commands.add(command);
    return command;
  }

  /**
   * Adds a report of fact.
   *
   * @param due the states in which it is due; in all others it is out of order
   * @param rows the state after it, for every state
   */
  public Fact<S> fact(String move, Set<S> due, Map<S, S> rows) {
    requireStates(rows);
    if (!rows.keySet().equals(states) || !states.containsAll(due)) {
      throw new IllegalArgumentException(move + " has to be taken in every state");
    }
    var fact = new Fact<>(move, Set.copyOf(due), Map.copyOf(rows));
    facts.add(fact);
    return fact;
  }

  /** The moves that a state is waiting for: commands that are possible, facts that are due. */
  public List<String> movesOf(S state) {
    var moves = new ArrayList<String>();
    commands.stream().filter(c -> c.possible(state)).map(Command::name).forEach(moves::add);
    facts.stream().filter(f -> f.due(state)).map(Fact::name).forEach(moves::add);
    return List.copyOf(moves);
  }

  private void requireStates(Map<S, S> rows) {
    var named = new HashSet<S>(rows.keySet());
    named.addAll(rows.values());
    if (!states.containsAll(named)) {
      throw new IllegalArgumentException("the table has no such states");
    }
  }
}
