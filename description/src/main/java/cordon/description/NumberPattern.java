package cordon.description;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression for whole numbers within bounds, written without leading zeros: 64-bit
 * numbers are texts in JSON, and a schema bounds a text by nothing else.
 */
final class NumberPattern {
  /** Where the type alone bounds a number, its pattern has no more digits than always fit. */
  private static final int SAFE_DIGITS = 18;

  private NumberPattern() {}

  /**
   * Of numbers from {@code lowest} to {@code highest}, which are the type's own where no rule is.
   */
  static String of(BigInteger lowest, BigInteger highest) {
    List<String> forms = new ArrayList<>();
    if (lowest.signum() < 0) {
      BigInteger most = lowest.negate();
      BigInteger least = highest.signum() < 0 ? highest.negate() : BigInteger.ONE;
      positive(least, most).forEach(form -> forms.add("-" + form));
    }
    if (highest.signum() >= 0 && lowest.signum() <= 0) {
      forms.add("0");
    }
    if (highest.signum() > 0) {
      forms.addAll(positive(lowest.max(BigInteger.ONE), highest));
    }
    return forms.size() == 1 ? "^" + forms.getFirst() + "$" : "^(" + String.join("|", forms) + ")$";
  }

  /**
   * Of numbers from {@code lowest} to {@code highest}, with a fraction or without, as no exponent
   * is needed to write them.
   */
  static String ofDecimals(BigInteger lowest, BigInteger highest) {
    List<String> forms = new ArrayList<>(List.of(of(lowest, highest)));
    fractions("", lowest, highest).ifPresent(forms::add);
    fractions("-", highest.negate(), lowest.negate()).ifPresent(forms::add);
    return String.join("|", forms);
  }

  private static Optional<String> fractions(String sign, BigInteger least, BigInteger most) {
    BigInteger from = least.max(BigInteger.ZERO);
    BigInteger to = most.subtract(BigInteger.ONE);
    if (from.compareTo(to) > 0) {
      return Optional.empty();
    }
    String whole = of(from, to);
    return Optional.of("^" + sign + "(" + whole.substring(1, whole.length() - 1) + ")[.][0-9]+$");
  }

  private static List<String> positive(BigInteger lowest, BigInteger highest) {
    BigInteger safe = BigInteger.TEN.pow(SAFE_DIGITS).subtract(BigInteger.ONE);
    String low = lowest.toString();
    String high = highest.min(safe).max(lowest).toString();
    List<String> forms = new ArrayList<>();
    int digits = low.length();
    while (digits <= high.length()) {
      String from = digits == low.length() ? low : "1" + "0".repeat(digits - 1);
      if (from.equals("1" + "0".repeat(digits - 1))) {
        int full = high.equals("9".repeat(high.length())) ? high.length() : high.length() - 1;
        if (full >= digits) {
          forms.add("[1-9]" + repeated(digits - 1, full - 1));
          digits = full + 1;
          continue;
        }
      }
      String to = digits == high.length() ? high : "9".repeat(digits);
      sameLength("", from, to, forms);
      digits++;
    }
    return forms;
  }

  private static void sameLength(String prefix, String from, String to, List<String> forms) {
    if (from.isEmpty()) {
      forms.add(prefix);
      return;
    }
    char first = from.charAt(0);
    char last = to.charAt(0);
    String fromRest = from.substring(1);
    String toRest = to.substring(1);
    boolean fromStart = fromRest.chars().allMatch(digit -> digit == '0');
    boolean toEnd = toRest.chars().allMatch(digit -> digit == '9');
    if (fromStart && toEnd) {
      forms.add(prefix + range(first, last) + repeated(fromRest.length(), fromRest.length()));
    } else if (first == last) {
      sameLength(prefix + first, fromRest, toRest, forms);
    } else {
      char lowestFull = fromStart ? first : (char) (first + 1);
      char highestFull = toEnd ? last : (char) (last - 1);
      if (!fromStart) {
        sameLength(prefix + first, fromRest, "9".repeat(fromRest.length()), forms);
      }
      if (lowestFull <= highestFull) {
        int rest = fromRest.length();
        forms.add(prefix + range(lowestFull, highestFull) + repeated(rest, rest));
      }
      if (!toEnd) {
        sameLength(prefix + last, "0".repeat(toRest.length()), toRest, forms);
      }
    }
  }

  private static String range(char from, char to) {
    return from == to ? String.valueOf(from) : "[" + from + "-" + to + "]";
  }

  private static String repeated(int least, int most) {
    if (most == 0) {
      return "";
    }
    return least == most ? "[0-9]{" + most + "}" : "[0-9]{" + least + "," + most + "}";
  }
}
