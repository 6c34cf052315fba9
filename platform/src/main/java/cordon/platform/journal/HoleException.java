package cordon.platform.journal;

import cordon.platform.work.StopForGoodException;

/** The order of a journal has a hole. Its reader stops and raises an alarm; it never skips. */
public final class HoleException extends StopForGoodException {
  private static final long serialVersionUID = 1L;

  public HoleException(long expected, long found) {
    super("expected position " + expected + ", found " + found);
  }
}
