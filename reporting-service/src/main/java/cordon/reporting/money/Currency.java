package cordon.reporting.money;

import java.util.List;

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

  /**
   * The one under which it is counted: a network by its first name ({@link Network}). What was
   * reported before the names were one is kept as it was, and counted with the others.
   */
  public Currency counted() {
    String counted = Network.counted(network);
    return counted.equals(network) ? this : new Currency(scheme, code, counted);
  }

  /** Every currency that is counted as this one; an amount has no network with a colon (CAIP-2). */
  public List<Currency> spellings() {
    return Network.spellings(network).stream()
        .filter(name -> name.indexOf(':') < 0)
        .map(name -> new Currency(scheme, code, name))
        .toList();
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
