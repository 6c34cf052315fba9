package cordon.reporting.subject;

/**
 * IPv4 addresses as every browser reads them in a URL: {@code 0x7f.1} and {@code 2130706433} are
 * 127.0.0.1, and a leading zero is octal (URL standard, "IPv4 parser"). Alone such a text is
 * ambiguous and refused; in a URL the standard says which host is reached, and fraud uses it.
 */
final class Ipv4Numbers {
  private static final int PARTS = 4;
  private static final int BYTE = 8;
  private static final int OCTAL = 8;
  private static final int DECIMAL = 10;
  private static final int HEXADECIMAL = 16;
  private static final int LONGEST = 32;

  private Ipv4Numbers() {}

  /**
   * The address that a host in lower case ends in a number for.
   *
   * @throws MalformedException if it is none
   */
  static String address(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > PARTS) {
      throw malformed();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      long number = number(parts[i]);
      boolean last = i == parts.length - 1;
      long bound = last ? 1L << BYTE * (PARTS - i) : 1L << BYTE;
      if (number >= bound) {
        throw malformed();
      }
      address += last ? number : number << BYTE * (PARTS - 1 - i);
    }
    return (address >> 24)
        + "."
        + (address >> 16 & 0xff)
        + "."
        + (address >> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static long number(String part) {
    try {
      if (part.startsWith("0x")) {
        String digits = part.substring(2);
        return digits.isEmpty() ? 0 : parsed(digits, HEXADECIMAL);
      }
      return part.length() > 1 && part.startsWith("0")
          ? parsed(part, OCTAL)
          : parsed(part, DECIMAL);
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }

  private static long parsed(String digits, int radix) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    if (significant.length() > LONGEST || !Character.isLetterOrDigit(significant.charAt(0))) {
      throw malformed();
    }
    return Long.parseLong(significant, radix);
  }

  private static MalformedException malformed() {
    return new MalformedException(
        "The host ends in a number and is no IPv4 address (URL standard, IPv4 parser).");
  }
}
