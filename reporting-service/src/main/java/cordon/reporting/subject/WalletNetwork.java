package cordon.reporting.subject;

import cordon.reporting.money.Network;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The network in front of the address of a wallet: a known one by any of its names, or one of which
 * nothing is known, by a name or by CAIP-2. What is no network at all is refused.
 *
 * @param known if it is
 * @param name the one under which the wallet is counted
 */
record WalletNetwork(Optional<Network> known, String name) {

  /** Schemes of links and messages (IANA's registry of URI schemes), and kinds of identifiers. */
  private static final Set<String> NONE =
      Set.of(
          ("iban bic swift sepa account bank-account payto upi pix"
                  + " http https hxxp hxxps ftp ftps sftp file ws wss data blob about javascript"
                  + " view-source ipfs ipns magnet git ssh telnet ldap"
                  + " tel sms smsto mms callto phone mobile whatsapp viber signal telegram tg skype"
                  + " mailto email mail sip sips xmpp geo"
                  + " urn url uri doi isbn domain dns host ip ipv4 ipv6"
                  + " passport document otpauth wallet address crypto cryptocurrency")
              .split(" "));

  /** CAIP-3, CAIP-4, CIP-34 and the namespace of TON: the one form of a reference. */
  private static final Map<String, Pattern> REFERENCE =
      Map.of(
          "eip155", Pattern.compile("0|[1-9][0-9]*"),
          "bip122", Pattern.compile("[0-9a-f]{32}"),
          "cip34", Pattern.compile("[01]-(?:0|[1-9][0-9]*)"),
          "tvm", Pattern.compile("-?[1-9][0-9]*|0"));

  /** Polkadot's namespace is that of many networks, named by the first block (CAIP-13). */
  private static final Pattern OF_POLKADOT = Pattern.compile("polkadot:[0-9a-f]{32}");

  /**
   * The network that is written.
   *
   * @throws MalformedException if it is none, or another one than its first part says
   */
  static WalletNetwork of(String written) {
    Optional<Network> known = Network.of(written);
    if (known.isPresent()) {
      return new WalletNetwork(known, known.get().text());
    }
    int colon = written.indexOf(':');
    String first = (colon < 0 ? written : written.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (NONE.contains(first)) {
      throw noNetwork();
    }
    if (colon < 0) {
      return new WalletNetwork(Optional.empty(), first);
    }
    String name = first + written.substring(colon);
    Pattern reference = REFERENCE.get(first);
    if (reference != null && !reference.matcher(written.substring(colon + 1)).matches()) {
      throw new MalformedException(
          "The reference of this network does not have the form of CAIP-2, such as eip155:1 without"
              + " a zero in front.");
    }
    if (Network.of(first).isPresent() && !OF_POLKADOT.matcher(name).matches()) {
      throw new MalformedException(
          "Behind the name of this network stands its address, or what names its main network, such"
              + " as ethereum:mainnet:0x…; wallets on networks for tests are of no value.");
    }
    return new WalletNetwork(Optional.empty(), name);
  }

  /**
   * Looks at what is no wallet by its form.
   *
   * @throws MalformedException if it begins with what is no network
   */
  static void refuseOthers(String text) {
    int colon = text.indexOf(':');
    if (colon > 0 && NONE.contains(text.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
      throw noNetwork();
    }
  }

  static MalformedException noNetwork() {
    return new MalformedException(
        "What stands before the colon is no network of a wallet, such as bitcoin. An IBAN is an"
            + " account, and a link, a telephone number or a document has a type of its own.");
  }
}
