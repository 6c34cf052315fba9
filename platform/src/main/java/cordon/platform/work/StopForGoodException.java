package cordon.platform.work;

/** Going on would do harm: the worker stops and raises an alarm until somebody has looked. */
public class StopForGoodException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StopForGoodException(String why) {
    super(why);
  }
}
