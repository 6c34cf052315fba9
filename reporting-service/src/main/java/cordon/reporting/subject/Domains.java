package cordon.reporting.subject;

import java.util.regex.Pattern;

/**
 * Domain names: {@link Idna}, then the bounds of RFC 1035, section 2.3.4. The root's dot at the end
 * makes no other name.
 */
final class Domains {
  private static final int LONGEST = 253;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private Domains() {}

  /**
   * A name of at least two labels that is no address.
   *
   * @throws MalformedException if it is not
   */
  static String normal(String text) {
    String name = host(Defanged.host(text));
    if (endsInNumber(name)) {
      throw new MalformedException(
          "A domain does not end in a number; an address has the type IP_ADDRESS.");
    }
    if (name.indexOf('.') < 0) {
      throw new MalformedException("A domain has at least two labels, such as shop.example.");
    }
    return name;
  }

  /**
   * A host's name, also of one label; it may still be an IPv4 address.
   *
   * @throws MalformedException if it is none
   */
  static String host(String text) {
    String ascii = Idna.ascii(text);
    String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    if (name.length() > LONGEST) {
      throw new MalformedException("A name has at most 253 characters (RFC 1035).");
    }
    for (String label : name.split("\\.", -1)) {
      if (!LABEL.matcher(label).matches()) {
        throw new MalformedException(
            "A name has labels of 1 to 63 letters, digits, '-' or '_' between dots; no scheme,"
                + " port, path or '*'.");
      }
    }
    return name;
  }

  /** Whether every browser takes it for an IPv4 address (URL standard, "ends in a number"). */
  static boolean endsInNumber(String name) {
    return NUMBER.matcher(name.substring(name.lastIndexOf('.') + 1)).matches();
  }
}
