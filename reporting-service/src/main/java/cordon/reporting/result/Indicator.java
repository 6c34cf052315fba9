package cordon.reporting.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What is counted: the catalogue {@code cordon.reporting.v1.Indicator}, where unit, definition and
 * version stand; a test holds the two together. Figures come in this order.
 */
public enum Indicator {
  PERSONS_ARRESTED,
  FRAUD_VICTIMS_TARGETED,
  FUNDS_INTERCEPTED,
  INFRASTRUCTURES_TAKEN_DOWN,
  ARRESTS;

  /** By which plans, results and figures name it; stored, and so never changed. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** That of a key; nothing if this version does not know it. */
  public static Optional<Indicator> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
