package cordon.reporting.money;

/**
 * A currency or virtual asset.
 *
 * @param code ISO 4217 code, or the asset's symbol
 * @param network of a virtual asset; empty for ISO 4217
 */
public record Currency(MoneyScheme scheme, String code, String network)
    implements Comparable<Currency> {

  public Currency {
    network = network == null ? "" : network;
  }

  /** Text without {@code :} or {@code /}, for ids. */
  public String key() {
    return scheme + "." + code + "." + (network.isEmpty() ? "-" : network);
  }

  @Override
  public int compareTo(Currency other) {
    return key().compareTo(other.key());
  }
}
