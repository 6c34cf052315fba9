package cordon.testsupport;

/**
 * Which of the test JVMs that run side by side this one is. What two of them would both make, such
 * as the database of a fixture that several classes share, carries its number.
 */
public final class TestFork {
  private TestFork() {}

  /** From 1 on; no other JVM that runs at the same time within this build has it. */
  public static int number() {
    return Integer.getInteger("cordon.test.fork", 1);
  }

  /** The number, or nothing for the first: a name stays as short as it can. */
  public static String suffix() {
    return number() == 1 ? "" : Integer.toString(number());
  }
}
