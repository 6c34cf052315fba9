package cordon.operations.paper;

import com.ibm.icu.text.Bidi;

/**
 * Which way a text runs. The renderer knows embeddings and no isolates (Unicode Standard Annex 9),
 * so these stand here as those.
 */
final class Directions {
  private static final char LEFT_TO_RIGHT = '\u202a';
  private static final char RIGHT_TO_LEFT = '\u202b';
  private static final char END = '\u202c';

  private Directions() {}

  /** Whether its first letter that has a direction runs from right to left. */
  static boolean rightToLeft(CharSequence text, boolean otherwise) {
    return switch (Bidi.getBaseDirection(text)) {
      case Bidi.LTR -> false;
      case Bidi.RTL -> true;
      default -> otherwise;
    };
  }

  /**
   * By itself in a text of ours. The marks around it keep two that follow each other in the order
   * of that text.
   *
   * @param turned whether that runs from right to left
   */
  static String apart(String text, boolean turned) {
    String mark = turned ? "\u200f" : "\u200e";
    char begin = rightToLeft(text, false) ? RIGHT_TO_LEFT : LEFT_TO_RIGHT;
    return mark + begin + text + END + mark;
  }

  static boolean isMark(int letter) {
    return letter == LEFT_TO_RIGHT
        || letter == RIGHT_TO_LEFT
        || letter == END
        || letter == 0x200e
        || letter == 0x200f;
  }
}
