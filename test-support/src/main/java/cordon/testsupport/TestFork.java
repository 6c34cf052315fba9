package cordon.testsupport;

/**
 * Which of the test JVMs that run side by side this one is. What two of them would both make, such
 * as the database of a fixture that several classes share, carries its number.
 */
public final class TestFork {
  private static final String BEFORE = "fork ";

  private TestFork() {}

  /** From 1 on; no other JVM that runs at the same time within this build has it. */
  public static int number() {
    String told = System.getProperty("cordon.test.fork", BEFORE + 1);
    return Integer.parseInt(told.substring(BEFORE.length()));
  }

  /** The number, or nothing for the first: a name stays as short as it can. */
  public static String suffix() {
    return number() == 1 ? "" : Integer.toString(number());
  }
}
