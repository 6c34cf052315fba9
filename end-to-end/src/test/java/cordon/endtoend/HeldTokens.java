package cordon.endtoend;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Tokens of people, each asked for anew before it ends: a copy may outlive them. */
final class HeldTokens {
  /** Tokens of people live for a minute. */
  private volatile Duration fresh = Duration.ofSeconds(40);

  private final Map<String, Held> held = new ConcurrentHashMap<>();
  private final UnaryOperator<String> ask;

  /**
   * @param ask for the token of a person
   */
  HeldTokens(UnaryOperator<String> ask) {
    this.ask = ask;
  }

  String of(String person) {
    return held.compute(
            person,
            (name, one) ->
                one != null && one.isFresh(fresh)
                    ? one
                    : new Held(ask.apply(name), System.nanoTime()))
        .token();
  }

  /** From now on they live for longer. */
  void keepFor(Duration longer) {
    forget();
    fresh = longer;
  }

  void forget() {
    held.clear();
  }

  private record Held(String token, long given) {
    boolean isFresh(Duration longest) {
      return System.nanoTime() - given < longest.toNanos();
    }
  }
}
