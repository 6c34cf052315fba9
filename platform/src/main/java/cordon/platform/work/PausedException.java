package cordon.platform.work;

/** A step that cannot be done now and is tried again, told in a sentence and without a trace. */
public class PausedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why one sentence without any data, which goes to the log once
   */
  public PausedException(String why) {
    super(why, null, false, false);
  }
}
