package cordon.endtoend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A copy with its demonstration, which classes share that leave its operations as they are; they
 * make operations of their own.
 */
final class PlayedCopy {
  private static final String CODE_NAME = "Serengeti";

  private static @Nullable CordonCopy shared;
  private static String operation = "";

  private PlayedCopy() {}

  /** The copy, started when it is first asked for, and stopped with the tests. */
  static synchronized CordonCopy shared() {
    CordonCopy known = shared;
    if (known == null) {
      known = new CordonCopy(PlayedCopy.class);
      known.up();
      known.run("demo");
      Runtime.getRuntime().addShutdownHook(new Thread(known::close));
      shared = known;
      operation = operationOf(known).orElseThrow();
    }
    return known;
  }

  /** The demonstration's operation; others may have come since. */
  static synchronized String operation() {
    var _ = shared();
    return operation;
  }

  /** The operation of a copy's demonstration that is carried out, once there is one. */
  static Optional<String> operationOf(CordonCopy copy) {
    return copy.get("leadership", "/operations?page_size=100")
        .get("operations")
        .valueStream()
        .filter(
            one -> one.at("/approvedRevision/plan/codeName").stringValue("").startsWith(CODE_NAME))
        .map(one -> one.get("operationId").stringValue())
        .findFirst();
  }
}
