package cordon.contract;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.text.UnicodeSet.EntryRange;
import com.ibm.icu.text.UnicodeSet.SpanCondition;
import cordon.common.v1.TextKind;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a name and a piece of prose may be made of, and what of it can be seen. A text that looks
 * empty is empty (Unicode Standard, 5.21; UAX #44: White_Space, Default_Ignorable_Code_Point), and
 * no character of a text changes the order in which what stands around it is read (UAX #9, 2; UTS
 * #55, 3). Every script passes, and joiners within words (UAX #31, 2.3) and sequences of emoji.
 */
public enum Wording {
  /**
   * One line: nothing that breaks it, and nothing that embeds, overrides or isolates a direction.
   */
  LINE("[[:Cc:][:Zl:][:Zp:][:Cs:][:Noncharacter_Code_Point:][\\u202A-\\u202E][\\u2066-\\u2069]]"),
  /** Several lines; isolates too, which end with their paragraph. */
  PROSE("[[[:Cc:]-[\\t\\n\\r]][:Cs:][:Noncharacter_Code_Point:][\\u202A-\\u202E]]"),
  /** An identifier as it was copied; its type reads it. */
  IDENTIFIER("[[[:Cc:]-[\\t\\n\\r]][:Cs:][:Noncharacter_Code_Point:]]");

  /**
   * What leaves no mark by itself. U+2800, the empty pattern of Braille, and U+1D159, the null
   * notehead, are symbols by their category, U+13441 and U+13442, the blanks of Egyptian
   * hieroglyphs, letters (Unicode Standard, 11.4), and U+FFFC stands for an object that a text does
   * not have (23.8); a combining mark needs something to stand on.
   */
  private static final UnicodeSet UNSEEN =
      new UnicodeSet(
              "[[:White_Space:][:Default_Ignorable_Code_Point:][:Cc:][:Cf:][:M:][\\u2800\\uFFFC\\U0001D159\\U00013441\\U00013442]]")
          .freeze();

  /**
   * What means nothing around a text: what leaves no mark, but for combining marks, which belong to
   * what they stand on; a selector of a variant is one by its category, and ignorable.
   */
  private static final UnicodeSet AROUND =
      new UnicodeSet(UNSEEN)
          .removeAll(new UnicodeSet("[[:M:]-[:Default_Ignorable_Code_Point:]]"))
          .freeze();

  private final UnicodeSet forbidden;

  Wording(String forbidden) {
    this.forbidden = new UnicodeSet(forbidden).freeze();
  }

  /** That of a kind of text, if it has one. */
  public static Optional<Wording> of(TextKind kind) {
    return switch (kind) {
      case TEXT_KIND_LINE -> Optional.of(LINE);
      case TEXT_KIND_PROSE -> Optional.of(PROSE);
      case TEXT_KIND_IDENTIFIER -> Optional.of(IDENTIFIER);
      default -> Optional.empty();
    };
  }

  /** The first character that a text of this kind may not have. */
  public OptionalInt firstForbidden(String text) {
    return text.codePoints().filter(forbidden::contains).findFirst();
  }

  /** Without the blanks, controls, marks of direction and ignorable characters around it. */
  public static String trimmed(String text) {
    int start = AROUND.span(text, SpanCondition.CONTAINED);
    return start == text.length()
        ? ""
        : text.substring(start, AROUND.spanBack(text, SpanCondition.CONTAINED));
  }

  /** How many characters there are from the first to the last that can be seen. */
  public static int seen(String text) {
    int[] characters = text.codePoints().toArray();
    int first = 0;
    int end = characters.length;
    while (first < end && UNSEEN.contains(characters[first])) {
      first++;
    }
    while (end > first && UNSEEN.contains(characters[end - 1])) {
      end--;
    }
    return end - first;
  }

  /**
   * The same as a regular expression for the published description, written without classes of
   * Unicode, which readers of a schema understand differently.
   *
   * @param least characters that can be seen; 0 also takes the empty text
   */
  public String pattern(int least) {
    String any = noneOf(forbidden) + "*";
    String seen = noneOf(new UnicodeSet(forbidden).addAll(UNSEEN));
    return switch (least) {
      case 0 -> "^(" + any + seen + any + ")?$";
      case 1 -> "^" + any + seen + any + "$";
      case 2 -> "^" + any + seen + any + seen + any + "$";
      default -> "^%s%s%s{%d,}%s%s$".formatted(any, seen, noneOf(forbidden), least - 2, seen, any);
    };
  }

  /** JSON has no halves of surrogate pairs, so none are written. */
  private static String noneOf(UnicodeSet set) {
    var text = new StringBuilder("[^");
    for (EntryRange range : new UnicodeSet(set).removeAll(new UnicodeSet("[:Cs:]")).ranges()) {
      text.append(escaped(range.codepoint));
      if (range.codepointEnd > range.codepoint) {
        text.append(range.codepointEnd > range.codepoint + 1 ? "-" : "");
        text.append(escaped(range.codepointEnd));
      }
    }
    return text.append(']').toString();
  }

  private static String escaped(int character) {
    return Character.isBmpCodePoint(character)
        ? "\\u%04X".formatted(character)
        : Character.toString(character);
  }
}
