package cordon.reporting.money;

/** Who defines a money code. */
public enum MoneyScheme {
  ISO_4217,
  VIRTUAL_ASSET
}
