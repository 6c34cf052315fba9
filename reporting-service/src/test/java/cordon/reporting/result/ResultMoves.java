package cordon.reporting.result;

import com.google.protobuf.Message;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moves of results, for tests of what is made of them. */
public final class ResultMoves {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");

  private ResultMoves() {}

  /** What can be done with a result. */
  public enum Act {
    AMEND,
    VALIDATE,
    REJECT,
    CORRECT,
    WITHDRAW
  }

  /** The next version, or null if the move is refused. */
  public static @Nullable Result move(Result before, Act act, ResultSpec spec, String by) {
    try {
      return switch (act) {
        case AMEND -> before.amend(spec, by, NOW);
        case VALIDATE -> before.validate(by, NOW);
        case REJECT -> before.reject(by, "no", NOW);
        case CORRECT -> before.correct(spec, by, "typo", NOW);
        case WITHDRAW -> before.withdraw(by, "not ours", NOW);
      };
    } catch (RejectedException refused) {
      return null;
    }
  }

  /** What the journal keeps of it. */
  public static Message journaled(Result result) {
    return ResultMessages.journaled(result);
  }
}
