package cordon.reporting.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * IP addresses. Of IPv4 only four decimal numbers without leading zeros are taken: what else some
 * systems read as an address, others read as another one (RFC 6943, section 3.1.1). IPv6 is brought
 * into the form of RFC 5952, section 4.
 */
final class InternetAddresses {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;
  private static final int MAPPED = 5;
  private static final int HEXADECIMAL = 16;
  private static final int BYTE = 8;

  private InternetAddresses() {}

  /**
   * One address.
   *
   * @throws MalformedException if it is none, or could be read as more than one
   */
  static String normal(String text) {
    String plain = Defanged.host(text);
    boolean bracketed = plain.startsWith("[") && plain.endsWith("]");
    if (plain.indexOf('/') >= 0) {
      throw new MalformedException("A range is not one address; report its addresses.");
    }
    if (plain.indexOf('%') >= 0) {
      throw new MalformedException("An address with a zone means something on one machine only.");
    }
    if (plain.indexOf(':') >= 0) {
      return ipv6(bracketed ? plain.substring(1, plain.length() - 1) : plain);
    }
    if (!IPV4.matcher(plain).matches()) {
      throw new MalformedException(
          "An IPv4 address is four decimal numbers from 0 to 255 between dots, without leading"
              + " zeros (RFC 6943, 3.1.1), such as 192.0.2.1.");
    }
    return plain;
  }

  /**
   * Eight groups, of which the longest run of zeros is left out. An IPv4 address that is mapped
   * into IPv6 (RFC 4291, section 2.5.5.2) is that IPv4 address: packets to both reach one host, and
   * what writes the long form is a program that listens for both kinds.
   */
  static String ipv6(String text) {
    int gap = text.indexOf("::");
    List<Integer> groups = groups(gap < 0 ? text : text.substring(0, gap), gap < 0);
    if (gap >= 0) {
      List<Integer> after = groups(text.substring(gap + 2), true);
      if (groups.size() + after.size() >= GROUPS) {
        throw malformed();
      }
      while (groups.size() + after.size() < GROUPS) {
        groups.add(0);
      }
      groups.addAll(after);
    }
    if (groups.size() != GROUPS) {
      throw malformed();
    }
    boolean mapped =
        groups.subList(0, MAPPED).stream().allMatch(group -> group == 0)
            && groups.get(MAPPED) == 0xffff;
    return mapped ? ipv4(groups.get(6), groups.get(7)) : compressed(groups);
  }

  private static List<Integer> groups(String text, boolean last) {
    var groups = new ArrayList<Integer>();
    if (text.isEmpty()) {
      return groups;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && IPV4.matcher(parts[i]).matches()) {
        String[] octets = parts[i].split("\\.");
        groups.add((Integer.parseInt(octets[0]) << BYTE) + Integer.parseInt(octets[1]));
        groups.add((Integer.parseInt(octets[2]) << BYTE) + Integer.parseInt(octets[3]));
      } else if (GROUP.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], HEXADECIMAL));
      } else {
        throw malformed();
      }
    }
    return groups;
  }

  private static String ipv4(int high, int low) {
    return (high >> BYTE) + "." + (high & 0xff) + "." + (low >> BYTE) + "." + (low & 0xff);
  }

  /** RFC 5952, 4.2: the longest run of two zeros or more is left out, the first of equals. */
  private static String compressed(List<Integer> groups) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups.get(end) == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    return start < 0
        ? joined(groups)
        : joined(groups.subList(0, start)) + "::" + joined(groups.subList(start + length, GROUPS));
  }

  private static String joined(List<Integer> groups) {
    return String.join(":", groups.stream().map(Integer::toHexString).toList());
  }

  private static MalformedException malformed() {
    return new MalformedException(
        "An IPv6 address is eight groups of one to four hexadecimal digits (RFC 4291), such as"
            + " 2001:db8::1.");
  }
}
