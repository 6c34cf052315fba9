package cordon.platform.refusal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An expected refusal: its reason, a sentence for developers, what is possible instead, and the
 * fields concerned. Never carries content that the caller may not see. Has no stack trace, since it
 * is an answer and not a fault.
 */
public final class RejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** More fields than that are no help to whoever reads them. */
  private static final int MOST_NAMED = 100;

  private final transient Reason reason;
  private final transient Map<String, String> details = new LinkedHashMap<>();
  private final transient List<Violation> violations = new ArrayList<>();

  public RejectedException(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  /** Not existing and not being visible are one answer. */
  public static RejectedException notFound(String what) {
    return new RejectedException(CommonReason.NOT_FOUND, "There is no such " + what + ".");
  }

  /** A move that the state table does not have. */
  public static RejectedException illegalMove(
      String move, Enum<?> state, Collection<? extends Enum<?>> possible) {
    return illegalMove(move, state.name(), possible.stream().map(Enum::name).toList());
  }

  /** The same where states and moves have names only. */
  public static RejectedException illegalMove(
      String move, String state, Collection<String> possible) {
    return new RejectedException(
            CommonReason.ILLEGAL_MOVE, "%s is not possible in state %s.".formatted(move, state))
        .with("state", state)
        .with("possible", String.join(",", possible));
  }

  public static RejectedException inconsistent(String field, String rule, String sentence) {
    return new RejectedException(CommonReason.INCONSISTENT, sentence).at(field, rule, sentence);
  }

  /** Adds what a client can work with; keys in snake_case. */
  public RejectedException with(String key, String value) {
    details.put(key, value);
    return this;
  }

  /** Names a place that is wrong; of more than 100 the first. */
  public RejectedException at(String field, String rule, String sentence) {
    if (violations.size() < MOST_NAMED) {
      violations.add(new Violation(field, rule, sentence));
    }
    return this;
  }

  /** Names the field that this refusal is about, with the refusal's own reason and sentence. */
  public RejectedException at(String field) {
    return at(field, reason.name(), sentence());
  }

  public Reason reason() {
    return reason;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public Map<String, String> details() {
    return Map.copyOf(details);
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }
}
