package cordon.operations.operation;

/** A kind of crime. */
public enum CrimeArea {
  FRAUD,
  CYBERCRIME,
  HUMAN_TRAFFICKING,
  MIGRANT_SMUGGLING,
  MONEY_LAUNDERING,
  DRUGS,
  FIREARMS
}
