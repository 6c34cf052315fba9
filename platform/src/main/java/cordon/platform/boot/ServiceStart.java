package cordon.platform.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How a service is started: without a word it serves, and with {@code migrate} it brings its
 * database to the form that this release needs, and ends.
 */
public final class ServiceStart {
  private static final String MIGRATE = "migrate";

  private ServiceStart() {}

  /**
   * @param service the application
   * @param migrations those of its own database
   * @param words as they were given, with properties as {@code --name=value} behind
   */
  public static void run(Class<?> service, Class<?> migrations, String[] words) {
    if (words.length == 0 || words[0].startsWith("--")) {
      SpringApplication.run(service, words);
    } else if (words[0].equals(MIGRATE)) {
      System.exit(SpringApplication.exit(migrate(migrations, words)));
    } else {
      System.err.printf(
          "%s is no word that a service knows: say %s to migrate its database alone, or nothing.%n",
          words[0], MIGRATE);
      System.exit(1);
    }
  }

  /** Comes back when every migration has run. */
  static ConfigurableApplicationContext migrate(Class<?> migrations, String... words) {
    return SpringApplication.run(new Class<?>[] {MigrationAlone.class, migrations}, words);
  }
}
