package cordon.reporting.subject;

import java.math.BigInteger;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings identifiers into one form, so that one subject written in two ways is one subject. */
final class Identifiers {
  private static final Pattern DOCUMENT = Pattern.compile("[A-Z]{2} [A-Z0-9]{3,30}");
  private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
  private static final Pattern BANK_ACCOUNT = Pattern.compile("[A-Z0-9]{3,15} [A-Z0-9]{4,34}");
  private static final Pattern WALLET = Pattern.compile("[a-z0-9-]{2,32}:[A-Za-z0-9]{20,100}");
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
  private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}");
  private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

  private Identifiers() {}

  /** The one form, or nothing if the value does not have the form of its type. */
  static Optional<String> normal(IdentifierType type, String value) {
    String text = value.strip();
    return Optional.ofNullable(
        switch (type) {
          case DOCUMENT -> matching(DOCUMENT, split(text));
          case ACCOUNT -> account(text);
          case WALLET -> wallet(text);
          case PHONE -> matching(PHONE, text.replaceAll("[\\s().-]", ""));
          case DOMAIN -> domain(text);
          case IP_ADDRESS -> address(text);
          case URL -> url(text);
        });
  }

  /** {@code ng a0-123 45} is {@code NG A012345}: a code, a blank, and the rest without ornament. */
  private static String split(String text) {
    String[] parts = text.toUpperCase(Locale.ROOT).split("\\s+", 2);
    return parts.length < 2 ? text : parts[0] + " " + parts[1].replaceAll("[\\s/.-]", "");
  }

  private static @Nullable String account(String text) {
    String whole = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (IBAN.matcher(whole).matches()) {
      return validIban(whole) ? whole : matching(BANK_ACCOUNT, split(text));
    }
    return matching(BANK_ACCOUNT, split(text));
  }

  /** ISO 13616: the remainder by 97 of the rearranged number is one. */
  private static boolean validIban(String iban) {
    var digits = new StringBuilder();
    (iban.substring(4) + iban.substring(0, 4))
        .chars()
        .forEach(character -> digits.append(Character.getNumericValue(character)));
    return new BigInteger(digits.toString()).mod(NINETY_SEVEN).equals(BigInteger.ONE);
  }

  /** Addresses in hexadecimal are written in any case; others distinguish it. */
  private static @Nullable String wallet(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String address = text.substring(colon + 1).strip();
    String form =
        address.startsWith("0x") || address.startsWith("0X")
            ? address.toLowerCase(Locale.ROOT)
            : address;
    return matching(WALLET, text.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":" + form);
  }

  private static @Nullable String domain(String text) {
    try {
      String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      return matching(DOMAIN, IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String address(String text) {
    try {
      return IP_LITERAL.matcher(text).matches()
          ? InetAddress.ofLiteral(text).getHostAddress()
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String url(String text) {
    try {
      URI uri = new URI(text).normalize();
      if (uri.getScheme() == null || uri.getHost() == null) {
        return null;
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return uri.getScheme().toLowerCase(Locale.ROOT)
          + "://"
          + uri.getHost().toLowerCase(Locale.ROOT)
          + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
          + path
          + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static @Nullable String matching(Pattern form, String text) {
    return form.matcher(text).matches() ? text : null;
  }
}
