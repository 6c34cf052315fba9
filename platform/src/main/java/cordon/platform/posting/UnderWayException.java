package cordon.platform.posting;

import java.io.Serial;

/** Another instance is at the same posting, in a transaction that has not ended. */
final class UnderWayException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  UnderWayException(Throwable conflict) {
    super("another instance has it under way", conflict);
  }
}
