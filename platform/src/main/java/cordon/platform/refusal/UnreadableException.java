package cordon.platform.refusal;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stored record that this version cannot read: a newer one has written it, or it is damaged. It
 * is never left out where something is decided or counted; lists leave it out and say so.
 */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As kinds and constants are called; anything else might be somebody's data. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

  private UnreadableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** A component is absent that has no default. */
  public static UnreadableException lacking(Class<?> type, String component) {
    return new UnreadableException("%s has no %s".formatted(type.getSimpleName(), component), null);
  }

  /** A state, a role or the like is not known here. */
  public static UnreadableException unknown(Class<?> type, String name) {
    return new UnreadableException(
        "no %s is called %s".formatted(type.getSimpleName(), shown(name)), null);
  }

  /** A kind of a sealed type is not known here. */
  public static UnreadableException unknownKind(Class<?> type, String name) {
    return new UnreadableException(
        "no kind of %s is stored as %s".formatted(type.getSimpleName(), shown(name)), null);
  }

  private static String shown(String name) {
    return NAME.matcher(name).matches() ? name : "what is there";
  }

  /** It is of another form than the code expects. */
  public static UnreadableException misshapen(Class<?> type, Throwable cause) {
    return new UnreadableException(
        "%s is stored in another form".formatted(type.getSimpleName()), cause);
  }

  /** What is wrong, by the names of code alone; may stand in a log. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What a caller is told who asks for this record. */
  public RejectedException refusal() {
    return new RejectedException(
        CommonReason.UNREADABLE,
        "This version of the service cannot read the record; repeat the call later.");
  }
}
