package cordon.reporting.subject;

import cordon.contract.Wording;
import java.nio.charset.StandardCharsets;

/**
 * Brings identifiers into one form, so that one subject written in two ways is one subject and two
 * subjects are never one. What could be read in two ways is refused; what is refused is never
 * counted as something else.
 */
final class Identifiers {
  private Identifiers() {}

  /**
   * The one form. The form of a form is itself. What nobody sees around it means nothing (contract,
   * TEXT_KIND_IDENTIFIER).
   *
   * @throws MalformedException if the value does not have the form of its type
   */
  static String normal(IdentifierType type, String value) {
    String text = Wording.trimmed(value);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedException(
          "This text is damaged: it ends or begins within a character (an unpaired surrogate).");
    }
    return switch (type) {
      case DOCUMENT -> Documents.normal(text);
      case ACCOUNT -> Accounts.normal(text);
      case WALLET -> Wallets.normal(text);
      case PHONE -> Telephones.normal(text);
      case DOMAIN -> Domains.normal(text);
      case IP_ADDRESS -> InternetAddresses.normal(text);
      case URL -> Urls.normal(text);
    };
  }
}
