package cordon.reporting.subject;

import java.util.HexFormat;
import java.util.Locale;
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
  private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern EVM = Pattern.compile("(?:0[xX])?([0-9a-fA-F]{40})");
  private static final Pattern TRON = Pattern.compile("(?:0[xX])?(41[0-9a-fA-F]{40})");

  /** Rootstock, chains 30 and 31, has capitals of its own (EIP-1191). */
  private static final Pattern EIP155 = Pattern.compile("eip155:(?!3[01]$)[0-9]{1,32}");

  private static final int HASH = 20;

  private Wallets() {}

  /**
   * The wallet in its one form.
   *
   * @throws MalformedException if it is none, or its checksum does not fit
   */
  static String normal(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new MalformedException(
          "A wallet is its network, a colon and its address, such as bitcoin:… or eip155:1:0x….");
    }
    String name = name(parts.group("network"));
    String address = parts.group("address");
    Optional<WalletNetwork> known = WalletNetwork.of(name);
    // Payment requests (BIP 21, ERC-681) say behind the address how much is asked for.
    if (parts.group("rest") != null && known.isEmpty()) {
      throw new MalformedException("Behind the address of a wallet stands nothing.");
    }
    return known
        .map(network -> network.text + ":" + known(network, address))
        .orElseGet(() ->
            name + ":" + (EIP155.matcher(name).matches() ? ethereum(address) : unknown(address)));
  }

  /** CAIP-2: the namespace is in small letters, the reference as its namespace has it. */
  private static String name(String network) {
    int colon = network.indexOf(':');
    String small = network.toLowerCase(Locale.ROOT);
    return colon < 0 || WalletNetwork.of(small).isPresent()
        ? small
        : small.substring(0, colon) + network.substring(colon);
  }

  private static String known(WalletNetwork network, String address) {
    return switch (network.form) {
      case EVM -> ethereum(address);
      case TRON -> {
        Matcher digits = TRON.matcher(address);
        yield digits.matches()
            ? Checksums.toBase58Check(HexFormat.of().parseHex(digits.group(1)))
            : base58(network, address);
      }
      case BITCOIN_CASH ->
          CashAddress.read(address)
              .map(Checksums::toBase58Check)
              .orElseGet(() -> base58(network, address));
      case BITCOIN -> {
        Optional<Bech32> witness =
            Bech32.read(address).filter(b -> b.prefix().equals(network.bech32Prefix));
        if (witness.isPresent() && !witness.get().isWitness()) {
          throw wrong();
        }
        yield witness.isPresent() ? address.toLowerCase(Locale.ROOT) : base58(network, address);
      }
    };
  }

  private static String base58(WalletNetwork network, String address) {
    return Checksums.base58Check(address)
        .filter(bytes -> bytes.length == HASH + 1)
        .flatMap(bytes ->
            network
                .version(bytes[0] & 0xff)
                .map(version -> {
                  bytes[0] = version.byteValue();
                  return Checksums.toBase58Check(bytes);
                }))
        .orElseThrow(Wallets::wrong);
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
