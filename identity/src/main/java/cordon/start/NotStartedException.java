package cordon.start;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something is missing that waiting does not mend, so the part ends and says what. */
public class NotStartedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param sentence why, without any data or secret
   * @param remedy what helps, in a sentence
   */
  public NotStartedException(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  public NotStartedException(String sentence, String remedy, @Nullable Throwable cause) {
    super(sentence, cause);
    this.remedy = remedy;
  }

  /** A setting that has no default and was not given. */
  public static NotStartedException missing(String setting) {
    return new NotStartedException(
        "The setting %s is missing.".formatted(setting),
        "Set it, as by the environment variable %s.".formatted(variable(setting)));
  }

  /** By which environment variable a setting is set. */
  static String variable(String setting) {
    return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
  }

  /**
   * A setting that has to be there and not blank.
   *
   * @throws NotStartedException if it is not
   */
  public static String required(String setting, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw missing(setting);
    }
    return value;
  }

  /** Why. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /** What helps. */
  public String remedy() {
    return remedy;
  }
}
