package cordon.platform.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.platform.refusal.RejectedException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * A thing's moves as a test states them, apart from the code's own table: from every state every
 * move, with the state that it leads to or with the refusal.
 *
 * @param in a record in this state
 * @param standing the state of a record
 * @param version of a record, which grows by one with a move
 * @param moves each by its name in refusals
 * @param table for every state the moves that it has, and where they lead
 * @param possible for every state what a refused move says is possible, in this order
 * @param <R> the record
 * @param <S> its state
 */
public record StateMatrix<R, S>(
    Function<S, R> in,
    Function<R, S> standing,
    ToLongFunction<R> version,
    Map<String, UnaryOperator<R>> moves,
    Map<S, Map<String, S>> table,
    Map<S, String> possible) {

  /** What a refusal has to be. */
  public interface Refused<S> {
    void check(S state, String move, RejectedException refusal);
  }

  public void check(Collection<S> states, Refused<S> refused) {
    assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(states);
    for (S state : states) {
      Map<String, S> row = Objects.requireNonNull(table.get(state));
      assertThat(moves.keySet()).containsAll(row.keySet());
      moves.forEach((move, act) -> {
        R before = in.apply(state);
        assertThat(standing.apply(before)).isEqualTo(state);
        if (row.containsKey(move)) {
          R after = act.apply(before);
          assertThat(standing.apply(after)).as("%s from %s", move, state).isEqualTo(row.get(move));
          assertThat(version.applyAsLong(after)).isEqualTo(version.applyAsLong(before) + 1);
        } else {
          var refusal = catchThrowableOfType(RejectedException.class, () -> act.apply(before));
          assertThat(refusal).as("%s from %s", move, state).isNotNull();
          refused.check(state, move, refusal);
        }
      });
    }
  }

  /** An illegal move, told by the state's name, with what is possible instead. */
  public void requireIllegal(String told, S state, RejectedException refusal) {
    assertThat(refusal.reason().name()).isEqualTo("ILLEGAL_MOVE");
    assertThat(refusal.details())
        .containsEntry("state", told)
        .containsEntry("possible", possible.get(state));
  }
}
