package cordon.operations.paper;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * What somebody has written, as it can be set: line breaks in one form, and nothing that steers the
 * letters beside it. What has no letter stands by its number, {@code [U+0007]}, and what is never
 * seen is left out.
 */
final class Visible {
  private Visible() {}

  /** In one line. */
  static String line(String written) {
    return of(written).replace('\n', ' ');
  }

  static String of(String written) {
    var seen = new StringBuilder(written.length() + 16);
    written.codePoints().forEach(letter -> add(seen, letter));
    return seen.toString();
  }

  /** By its number. */
  static String number(int letter) {
    return "U+%04X".formatted(letter);
  }

  private static void add(StringBuilder seen, int letter) {
    if (letter == '\n' || letter == 0x2028 || letter == 0x2029 || letter == 0x85) {
      seen.append('\n');
    } else if (letter == '\t' || letter == '\r') {
      // A carriage return before a line feed leaves a blank at the line's end, which is not seen.
      seen.append(' ');
    } else if (isOverride(letter) || isUnset(letter)) {
      seen.append('[').append(number(letter)).append(']');
    } else if (!isUnseen(letter)) {
      seen.appendCodePoint(letter);
    }
  }

  /**
   * What turns the letters after it around: never taken, and told where it is there all the same.
   */
  private static boolean isOverride(int letter) {
    return letter == 0x202d || letter == 0x202e;
  }

  private static boolean isUnset(int letter) {
    return switch (UCharacter.getType(letter)) {
      case UCharacter.CONTROL, UCharacter.SURROGATE, UCharacter.UNASSIGNED -> true;
      default -> false;
    };
  }

  /** But for what joins letters or parts them, and marks of direction that move nothing else. */
  private static boolean isUnseen(int letter) {
    return UCharacter.hasBinaryProperty(letter, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && !(letter >= 0x200c && letter <= 0x200f);
  }
}
