package cordon.reporting.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Networks whose addresses are known well enough to be checked: the name that stands for them, and
 * the others that mean the same, CAIP-2 identifiers among them.
 */
enum WalletNetwork {
  BITCOIN("bitcoin", Form.BITCOIN, "bc", "btc", "bip122:000000000019d6689c085ae165831e93"),
  LITECOIN("litecoin", Form.BITCOIN, "ltc", "ltc", "bip122:12a765e31ffd4059bada1e25190f6e98"),
  DOGECOIN("dogecoin", Form.BITCOIN, "", "doge", "bip122:1a91e3dace36e2be3bf030a65679fe82"),
  DASH("dash", Form.BITCOIN, "", "bip122:00000ffd590b1485b3caadc19b22e637"),
  BITCOIN_CASH(
      "bitcoincash",
      Form.BITCOIN_CASH,
      "",
      "bitcoin-cash",
      "bch",
      "bip122:000000000000000000651ef99cb9fcbe"),
  TRON("tron", Form.TRON, "", "trx", "trc20", "tron:0x2b6653dc", "tron:728126428"),
  ETHEREUM("ethereum", Form.EVM, "", "eth", "erc20", "eip155:1"),
  BSC("bsc", Form.EVM, "", "bep20", "bnb-smart-chain", "binance-smart-chain", "eip155:56"),
  POLYGON("polygon", Form.EVM, "", "matic", "eip155:137"),
  ARBITRUM("arbitrum", Form.EVM, "", "arbitrum-one", "eip155:42161"),
  OPTIMISM("optimism", Form.EVM, "", "op-mainnet", "eip155:10"),
  BASE("base", Form.EVM, "", "eip155:8453"),
  AVALANCHE("avalanche", Form.EVM, "", "avalanche-c", "eip155:43114");

  final String text;
  final Form form;
  final String bech32Prefix;
  private final List<String> others;

  WalletNetwork(String text, Form form, String bech32Prefix, String... others) {
    this.text = text;
    this.form = form;
    this.bech32Prefix = bech32Prefix;
    this.others = List.of(others);
  }

  /** How addresses are written. */
  enum Form {
    /** Base58Check by version, or a witness program in Bech32. */
    BITCOIN,
    /** Base58Check by version, or the same octets in letters of Bech32. */
    BITCOIN_CASH,
    /** Forty hexadecimal digits, the capitals a checksum (EIP-55). */
    EVM,
    /** Base58Check, or the same octets in hexadecimal. */
    TRON
  }

  static Optional<WalletNetwork> of(String name) {
    return Arrays.stream(values())
        .filter(one -> one.text.equals(name) || one.others.contains(name))
        .findFirst();
  }

  /** The version octet that an address of this network has in its one form, if it has one. */
  Optional<Integer> version(int written) {
    return switch (this) {
      case BITCOIN, BITCOIN_CASH -> Optional.of(written).filter(List.of(0, 5)::contains);
      // One script is written with 5 and 50 alike: `3…` and `M…`.
      case LITECOIN -> Optional.of(written == 5 ? 50 : written).filter(List.of(48, 50)::contains);
      case DOGECOIN -> Optional.of(written).filter(List.of(30, 22)::contains);
      case DASH -> Optional.of(written).filter(List.of(76, 16)::contains);
      case TRON -> Optional.of(written).filter(List.of(65)::contains);
      case ETHEREUM, BSC, POLYGON, ARBITRUM, OPTIMISM, BASE, AVALANCHE -> Optional.empty();
    };
  }
}
