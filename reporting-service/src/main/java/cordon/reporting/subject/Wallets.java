package cordon.reporting.subject;

import cordon.reporting.money.Network;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wallets: a network and an address on it, the network by name or by CAIP-2 (together CAIP-10).
 * Addresses of known networks are checked; those of others stay as they are written, but for
 * hexadecimal digits and Bech32, whose case means nothing.
 */
final class Wallets {
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<network>[A-Za-z0-9-]{2,32}|[A-Za-z0-9-]{3,8}:[A-Za-z0-9_-]{1,32}) ?:(?://)? ?"
              + "(?<address>[A-Za-z0-9._-]{20,128})(?<rest>[?].*)?");

  /** Addresses of TON have signs that no others have. */
  private static final Pattern TON =
      Pattern.compile(
          "(?<network>(?i:(?:ton|toncoin|the-open-network)(?::mainnet|:-239)?|tvm:-239))"
              + " ?:(?://)?(?:transfer/)? ?"
              + "(?<address>(?:0|-1):[0-9a-fA-F]{64}|[A-Za-z0-9_+/-]{48})(?<rest>[?].*)?");

  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern EVM = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{40})");
  private static final Pattern TRON = Pattern.compile("(?:0[xX])?(41[0-9a-fA-F]{40})");

  /** Rootstock, chains 30 and 31, has capitals of its own (EIP-1191). */
  private static final Pattern EIP155 = Pattern.compile("eip155:(?!3[01]$)[0-9]{1,32}");

  private static final Map<Network, String> WITNESS =
      Map.of(Network.BITCOIN, "bc", Network.LITECOIN, "ltc");
  private static final String STEALTH = "ltcmweb";
  private static final byte SCRIPT = 5;
  private static final int HASH = 20;
  private static final int KEY = 32;

  private Wallets() {}

  /**
   * The wallet in its one form.
   *
   * @throws MalformedException if it is none, or its checksum does not fit
   */
  static String normal(String text) {
    Matcher ton = TON.matcher(text);
    Matcher parts = ton.matches() ? ton : PARTS.matcher(text);
    if (!parts.matches()) {
      WalletNetwork.refuseOthers(text);
      throw new MalformedException(
          "A wallet is its network, a colon and its address, such as bitcoin:… or eip155:1:0x….");
    }
    String address = parts.group("address");
    String rest = parts.group("rest") == null ? "" : parts.group("rest");
    WalletNetwork network = WalletNetwork.of(parts.group("network"));
    if (network.known().isPresent()) {
      return network.name() + ":" + known(network.known().get(), address, rest);
    }
    // Of a network that is not known nobody knows either what may stand behind an address.
    if (!rest.isEmpty()) {
      throw new MalformedException("Behind the address of a wallet stands nothing.");
    }
    boolean evm = EIP155.matcher(network.name()).matches();
    return network.name() + ":" + (evm ? ethereum(address) : unknown(address));
  }

  private static String known(Network network, String address, String rest) {
    Optional<String> tag = PaymentRequest.tag(network, rest);
    return switch (network.form()) {
      case EVM -> ethereum(address);
      case TRON -> {
        Matcher digits = TRON.matcher(address);
        yield digits.matches()
            ? Base58.BITCOIN.writeChecked(HexFormat.of().parseHex(digits.group(1)))
            : base58(network, address);
      }
      case BITCOIN_CASH ->
          CashAddress.read(address)
              .map(Base58.BITCOIN::writeChecked)
              .orElseGet(() -> base58(network, address));
      case BITCOIN -> {
        Optional<Bech32> output = Bech32.read(address).filter(read -> pays(network, read));
        yield output.isPresent() ? address.toLowerCase(Locale.ROOT) : base58(network, address);
      }
      case SOLANA ->
          Base58.BITCOIN
              .read(address)
              .filter(bytes -> bytes.length == KEY)
              .map(bytes -> address)
              .orElseThrow(Wallets::wrong);
      case XRPL -> XrpAddress.read(address, tag).orElseThrow(Wallets::wrong);
      case STELLAR -> StellarAddress.read(address).orElseThrow(Wallets::wrong);
      case TON -> TonAddress.read(address).orElseThrow(Wallets::wrong);
      case CARDANO -> cardano(address).orElseThrow(Wallets::wrong);
      case POLKADOT -> PolkadotAddress.read(network, address).orElseThrow(Wallets::wrong);
    };
  }

  /** A witness program; on Litecoin also a stealth address of its extension blocks (LIP-0004). */
  private static boolean pays(Network network, Bech32 written) {
    return network == Network.LITECOIN && written.prefix().equals(STEALTH)
        ? written.isStealth()
        : written.prefix().equals(WITNESS.get(network)) && written.isWitness();
  }

  /** On Bitcoin Cash a script may have a hash of 32 octets (CHIP-2022-05, P2SH32). */
  private static String base58(Network network, String address) {
    return Base58.BITCOIN
        .readChecked(address)
        .filter(bytes ->
            bytes.length == HASH + 1
                || (network == Network.BITCOIN_CASH
                    && bytes.length == KEY + 1
                    && bytes[0] == SCRIPT))
        .flatMap(bytes ->
            version(network, bytes[0] & 0xff)
                .map(version -> {
                  bytes[0] = version.byteValue();
                  return Base58.BITCOIN.writeChecked(bytes);
                }))
        .orElseThrow(Wallets::wrong);
  }

  /** The version octet that an address of this network has in its one form, if it has one. */
  private static Optional<Integer> version(Network network, int written) {
    return switch (network) {
      case BITCOIN, BITCOIN_CASH -> one(written, 0, 5);
      // One script is written with 5 and 50 alike: `3…` and `M…`.
      case LITECOIN -> one(written == 5 ? 50 : written, 48, 50);
      case DOGECOIN -> one(written, 30, 22);
      case DASH -> one(written, 76, 16);
      case TRON -> one(written, 65, 65);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> one(int written, int key, int script) {
    return Optional.of(written).filter(version -> version == key || version == script);
  }

  /** CIP-19: Bech32 behind {@code addr} or {@code stake}; in the first years Base58 of CBOR. */
  private static Optional<String> cardano(String address) {
    Optional<Bech32> shelley =
        Bech32.read(address)
            .filter(read -> !read.modified())
            .filter(read -> read.prefix().equals("addr") || read.prefix().equals("stake"));
    return shelley.isPresent()
        ? Optional.of(address.toLowerCase(Locale.ROOT))
        : ByronAddress.read(address);
  }

  /** EIP-55: in one case there is no checksum, in both it has to fit. */
  private static String ethereum(String address) {
    Matcher digits = EVM.matcher(address);
    if (!digits.matches()) {
      throw new MalformedException("An address of this network is 0x and 40 hexadecimal digits.");
    }
    String written = digits.group(1);
    String small = written.toLowerCase(Locale.ROOT);
    boolean oneCase = written.equals(small) || written.equals(written.toUpperCase(Locale.ROOT));
    if (!oneCase && !Checksums.eip55(written)) {
      throw wrong();
    }
    return "0x" + small;
  }

  private static String unknown(String address) {
    if (Accounts.isIban(address)) {
      throw WalletNetwork.noNetwork();
    }
    return HEXADECIMAL.matcher(address).matches() || Bech32.read(address).isPresent()
        ? address.toLowerCase(Locale.ROOT)
        : address;
  }

  private static MalformedException wrong() {
    return new MalformedException(
        "The checksum of the address does not fit, or it is of another network: a letter may have"
            + " been read wrongly, or capitals changed.");
  }
}
