package cordon.endtoend;

import org.jspecify.annotations.Nullable;

/** A copy with its demonstration, which classes share that change nothing for each other. */
final class PlayedCopy {
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
      operation =
          known
              .get("leadership", "/operations?page_size=100")
              .get("operations")
              .get(0)
              .get("operationId")
              .stringValue();
    }
    return known;
  }

  /** The demonstration's operation; others may have come since. */
  static synchronized String operation() {
    var _ = shared();
    return operation;
  }
}
