package cordon.reporting.outcome;

/** What a figure is broken down by. */
public enum Dimension {
  /** Over all countries. */
  TOTAL,
  /** By the country where the act took place; each subject once. */
  CREDITED,
  /** By the country that reported; each subject once per country. */
  OWN
}
