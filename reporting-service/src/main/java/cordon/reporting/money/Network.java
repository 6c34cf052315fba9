package cordon.reporting.money;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Networks of virtual assets: the name that stands for each, and the others that mean the same,
 * what tokens on it are called after ({@code erc20}), its identifier by CAIP-2 and the short name
 * in front of its addresses (EIP-3770, ethereum-lists/chains) among them. A network that is not
 * here has the name by which it is reported, and nothing is guessed of it.
 */
public enum Network {
  BITCOIN("bitcoin", Form.BITCOIN, "btc", "xbt", "bip122:000000000019d6689c085ae165831e93"),
  LITECOIN("litecoin", Form.BITCOIN, "ltc", "bip122:12a765e31ffd4059bada1e25190f6e98"),
  DOGECOIN("dogecoin", Form.BITCOIN, "doge", "bip122:1a91e3dace36e2be3bf030a65679fe82"),
  DASH("dash", Form.BITCOIN, "bip122:00000ffd590b1485b3caadc19b22e637"),
  BITCOIN_CASH(
      "bitcoincash",
      Form.BITCOIN_CASH,
      "bitcoin-cash",
      "bch",
      "bip122:000000000000000000651ef99cb9fcbe"),
  TRON(
      "tron",
      Form.TRON,
      "trx",
      "trc20",
      "trc-20",
      "trc10",
      "trc-10",
      "tron:0x2b6653dc",
      "tron:728126428"),
  SOLANA(
      "solana",
      Form.SOLANA,
      "sol",
      "spl",
      "solana:mainnet-beta",
      "solana:5eykt4usfv8p8njdtrepy1vzqkqzkvdp"),
  XRPL("xrpl", Form.XRPL, "xrp", "ripple", "xrp-ledger", "xrpl:0"),
  STELLAR("stellar", Form.STELLAR, "xlm", "stellar:pubnet"),
  TON("ton", Form.TON, "toncoin", "the-open-network", "tvm:-239"),
  CARDANO("cardano", Form.CARDANO, "ada", "cip34:1-764824073"),
  POLKADOT("polkadot", Form.POLKADOT, "dot", "polkadot:91b171bb158e2d3848fa23a9f1c25182"),
  KUSAMA("kusama", Form.POLKADOT, "ksm", "polkadot:b0a8d493285c2df73290dfb7e61f870f"),
  ETHEREUM("ethereum", Form.EVM, "eth", "erc20", "erc-20", "ethereum-mainnet", "eip155:1"),
  BSC(
      "bsc",
      Form.EVM,
      "bep20",
      "bep-20",
      "bnb-smart-chain",
      "binance-smart-chain",
      "bnb-chain",
      "bnb",
      "eip155:56"),
  POLYGON("polygon", Form.EVM, "matic", "pol", "polygon-pos", "eip155:137"),
  POLYGON_ZKEVM("polygon-zkevm", Form.EVM, "zkevm", "eip155:1101"),
  ARBITRUM("arbitrum", Form.EVM, "arbitrum-one", "arb", "arb1", "eip155:42161"),
  ARBITRUM_NOVA("arbitrum-nova", Form.EVM, "arb-nova", "eip155:42170"),
  OPTIMISM("optimism", Form.EVM, "op-mainnet", "op", "oeth", "eip155:10"),
  BASE("base", Form.EVM, "eip155:8453"),
  AVALANCHE(
      "avalanche", Form.EVM, "avalanche-c", "avalanche-c-chain", "avax", "avaxc", "eip155:43114"),
  FANTOM("fantom", Form.EVM, "fantom-opera", "ftm", "eip155:250"),
  SONIC("sonic", Form.EVM, "eip155:146"),
  GNOSIS("gnosis", Form.EVM, "gnosis-chain", "xdai", "gno", "eip155:100"),
  CELO("celo", Form.EVM, "eip155:42220"),
  LINEA("linea", Form.EVM, "eip155:59144"),
  ZKSYNC("zksync", Form.EVM, "zksync-era", "eip155:324"),
  MANTLE("mantle", Form.EVM, "mnt", "eip155:5000"),
  SCROLL("scroll", Form.EVM, "scr", "eip155:534352"),
  BLAST("blast", Form.EVM, "blastmainnet", "eip155:81457"),
  OPBNB("opbnb", Form.EVM, "obnb", "eip155:204"),
  CRONOS("cronos", Form.EVM, "cro", "eip155:25"),
  MOONBEAM("moonbeam", Form.EVM, "glmr", "mbeam", "eip155:1284"),
  MOONRIVER("moonriver", Form.EVM, "movr", "mriver", "eip155:1285"),
  AURORA("aurora", Form.EVM, "eip155:1313161554"),
  ETHEREUM_CLASSIC("ethereum-classic", Form.EVM, "etc", "eip155:61"),
  METIS("metis", Form.EVM, "metis-andromeda", "eip155:1088"),
  KAVA("kava-evm", Form.EVM, "eip155:2222"),
  KAIA("kaia", Form.EVM, "klaytn", "klay", "kaia-mainnet", "eip155:8217"),
  RONIN("ronin", Form.EVM, "ron", "eip155:2020"),
  HARMONY("harmony", Form.EVM, "hmy-s0", "eip155:1666600000"),
  PULSECHAIN("pulsechain", Form.EVM, "pls", "eip155:369"),
  BERACHAIN("berachain", Form.EVM, "eip155:80094"),
  UNICHAIN("unichain", Form.EVM, "eip155:130"),
  WORLD_CHAIN("world-chain", Form.EVM, "worldchain", "wc", "eip155:480"),
  MANTA_PACIFIC("manta-pacific", Form.EVM, "eip155:169"),
  MODE("mode", Form.EVM, "eip155:34443"),
  ZORA("zora", Form.EVM, "eip155:7777777"),
  TAIKO("taiko", Form.EVM, "tko-mainnet", "eip155:167000"),
  BOBA("boba", Form.EVM, "eip155:288"),
  FLARE("flare", Form.EVM, "flr", "eip155:14");

  private static final Map<String, Network> BY_NAME = byName();

  private final String text;
  private final Form form;
  private final List<String> names;

  Network(String text, Form form, String... others) {
    this.text = text;
    this.form = form;
    var all = new ArrayList<>(List.of(others));
    all.addFirst(text);
    this.names = List.copyOf(all);
  }

  /** How addresses on a network are written. */
  public enum Form {
    /** Base58Check by version, or a witness program in Bech32. */
    BITCOIN,
    /** Base58Check by version, or the same octets in letters of Bech32. */
    BITCOIN_CASH,
    /** Forty hexadecimal digits, the capitals a checksum (EIP-55). */
    EVM,
    /** Base58Check, or the same octets in hexadecimal. */
    TRON,
    /** A key of 32 octets in Base58; there is no checksum. */
    SOLANA,
    /** Base58Check in an alphabet of its own, perhaps with a tag within (XLS-5). */
    XRPL,
    /** Base32 with a checksum (SEP-23). */
    STELLAR,
    /** Base64 with a checksum, or the workchain and the hash. */
    TON,
    /** Bech32, or Base58 of the first years. */
    CARDANO,
    /** Base58 with the network's number and a checksum (SS58). */
    POLKADOT
  }

  /**
   * The network that a name in any case means, if it is known. Behind a name may stand what says
   * that the main network is meant: {@code mainnet}, or its reference by CAIP-2 ({@code
   * ethereum:1}).
   */
  public static Optional<Network> of(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    Network known = BY_NAME.get(small);
    int colon = small.indexOf(':');
    return known != null || colon < 0
        ? Optional.ofNullable(known)
        : Optional.ofNullable(BY_NAME.get(small.substring(0, colon)))
            .filter(network -> network.isMain(small.substring(colon)));
  }

  /** The name under which it is counted, of a known network its first one. */
  public static String counted(String name) {
    return of(name).map(Network::text).orElse(name);
  }

  /** Every name that means the same. */
  public static Collection<String> spellings(String name) {
    return of(name).map(known -> known.names).orElse(List.of(name));
  }

  public String text() {
    return text;
  }

  public Form form() {
    return form;
  }

  private boolean isMain(String reference) {
    return reference.equals(":mainnet") || names.stream().anyMatch(n -> n.endsWith(reference));
  }

  private static Map<String, Network> byName() {
    var networks = new HashMap<String, Network>();
    for (Network network : values()) {
      for (String name : network.names) {
        if (networks.put(name, network) != null) {
          throw new IllegalStateException(name + " means two networks");
        }
      }
    }
    return networks;
  }
}
