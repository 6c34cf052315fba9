package cordon.reporting.outcome;

import java.util.Arrays;
import java.util.Optional;

/** What is counted: its key, what it counts, and the version of its definition. */
enum Indicator {
  /** People deprived of liberty on suspicion; one person once, however often reported. */
  PERSONS_ARRESTED("persons_arrested", Unit.PERSON),
  /** People at whom a fraud was aimed, with loss or without. */
  FRAUD_VICTIMS_TARGETED("fraud_victims_targeted", Unit.PERSON),
  /**
   * Money stopped on its way, each unit once at its furthest rung, valued at the day of the act.
   */
  FUNDS_INTERCEPTED("funds_intercepted", Unit.AMOUNT),
  /** Domains, addresses and numbers out of service; one identifier once. */
  INFRASTRUCTURES_TAKEN_DOWN("infrastructures_taken_down", Unit.OBJECT);

  static final int DEFINITION_VERSION = 1;

  final String key;
  final Unit unit;

  Indicator(String key, Unit unit) {
    this.key = key;
    this.unit = unit;
  }

  static Optional<Indicator> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }

  /** What an indicator counts. */
  enum Unit {
    PERSON,
    OBJECT,
    AMOUNT
  }
}
