package cordon.reporting.subject;

import cordon.reporting.money.Network;
import cordon.reporting.money.Network.Form;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands behind the address in a request for a payment (BIP 21, ERC-681, Solana Pay, TON's
 * transfer links). How much is asked for, and what is shown to who pays, name no other wallet and
 * are left out; everything else may name one of the many holders behind an address, a comment or a
 * memo for instance, and is refused rather than dropped.
 */
final class PaymentRequest {
  private static final Set<String> HARMLESS =
      Set.of("amount", "value", "label", "message", "token", "asset", "currency");

  /**
   * BIP 72; BIP 78; BIP 321 with other ways to pay the same; when the request was made, and ends.
   */
  private static final Set<String> OF_BITCOIN =
      Set.of("r", "pj", "pjos", "lightning", "lno", "time", "exp");

  private static final Map<Form, Set<String>> HARMLESS_OF =
      Map.of(
          Form.BITCOIN, OF_BITCOIN,
          Form.BITCOIN_CASH, OF_BITCOIN,
          Form.EVM, Set.of("gas", "gaslimit", "gasprice"),
          Form.SOLANA, Set.of("spl-token", "reference"),
          Form.STELLAR, Set.of("asset_code", "asset_issuer"),
          Form.TON, Set.of("jetton", "exp"));

  /** Names of the tag in apps, without {@code _} and {@code -} (XLS-5 and XRPL documentation). */
  private static final Set<String> TAG = Set.of("dt", "tag", "destinationtag", "desttag");

  /** The last four begin another parameter for some readers and not for others. */
  private static final Pattern BETWEEN = Pattern.compile("[&?;#]");

  private static final Pattern HYPHENS = Pattern.compile("[_-]");

  private PaymentRequest() {}

  /**
   * The tag that names a holder on the XRP Ledger, as it is written.
   *
   * @throws MalformedException if there are two, or something that may name a holder and is no tag
   */
  static Optional<String> tag(Network network, String behind) {
    var tags = new HashSet<String>();
    for (String parameter : BETWEEN.split(behind)) {
      int equals = parameter.indexOf('=');
      String name = parameter.substring(0, Math.max(0, equals)).toLowerCase(Locale.ROOT);
      if (network.form() == Form.XRPL && TAG.contains(HYPHENS.matcher(name).replaceAll(""))) {
        tags.add(parameter.substring(equals + 1));
      } else if (!parameter.isEmpty() && !isHarmless(network.form(), name)) {
        throw new MalformedException(
            "Behind the address of a wallet stands nothing but an amount, a label or a message: a"
                + " memo, a comment or a tag would name one of many holders. Leave it out if all of"
                + " them are meant.");
      }
    }
    if (tags.size() > 1) {
      throw new MalformedException("A wallet on the XRP Ledger has one tag (?dt=), and not two.");
    }
    return tags.stream().findFirst();
  }

  private static boolean isHarmless(Form form, String name) {
    return HARMLESS.contains(name) || HARMLESS_OF.getOrDefault(form, Set.of()).contains(name);
  }
}
