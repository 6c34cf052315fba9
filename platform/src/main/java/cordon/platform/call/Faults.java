package cordon.platform.call;

import cordon.platform.refusal.UnreadableException;
import cordon.trace.TraceParent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs unexpected faults by class and place, without their messages: those of drivers and parsers
 * quote what they failed on, and nothing personal may stand in a log.
 */
public final class Faults {
  private static final Logger log = LoggerFactory.getLogger(Faults.class);

  private static final int FRAMES = 12;
  private static final int CAUSES = 4;

  private Faults() {}

  static void log(String method, String trace, Throwable fault) {
    log.atError()
        .addKeyValue(TraceParent.IN_LOGS, trace)
        .log("fault method={} trace={} {}", method, trace, describe(fault));
  }

  /** A record that cannot be read is described by names of code alone. */
  static void log(String method, String trace, UnreadableException unreadable) {
    log.atWarn()
        .addKeyValue(TraceParent.IN_LOGS, trace)
        .log("unreadable method={} trace={}: {}", method, trace, unreadable.sentence());
  }

  /** Class names and frames of a fault and its causes, on one line. */
  public static String describe(Throwable fault) {
    var text = new StringBuilder();
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      text.append(depth == 0 ? "" : " caused by ")
          .append(cause.getClass().getName())
          .append(" at ");
      text.append(
          Arrays.stream(cause.getStackTrace())
              .limit(FRAMES)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < ")));
      cause = cause.getCause();
    }
    return text.toString();
  }
}
