package cordon.description;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.contract.Wording;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published pattern of a text takes what the contract's rule takes, and nothing else. */
class TextSchemasTest {

  @ParameterizedTest
  @EnumSource(Wording.class)
  void the_pattern_and_the_rule_agree_on_every_character(Wording wording) {
    for (int least = 0; least <= 3; least++) {
      var pattern = new Published(wording.pattern(least));
      int shortest = Math.max(1, least);
      everyCharacter()
          .mapToObj(Character::toString)
          .flatMap(one -> Stream.of(one, one + one + one, "a" + one, one + "a" + one + "b"))
          .forEach(text -> {
            boolean taken =
                wording.firstForbidden(text).isEmpty() && Wording.seen(text) >= shortest;
            if (pattern.takes(text) != taken) {
              assertThat(text.codePoints().mapToObj("U+%04X"::formatted))
                  .as("%s of %d: taken is %s", wording, shortest, taken)
                  .isEmpty();
            }
          });
      assertThat(pattern.takes("")).isEqualTo(least == 0);
    }
  }

  /**
   * Blanks that are symbols or letters by their category: of Braille, of music, of Egyptian
   * hieroglyphs (Unicode Standard, 11.4), and what stands for an object where none is (23.8).
   */
  @ParameterizedTest
  @ValueSource(ints = {0x2800, 0x1D159, 0x13441, 0x13442, 0xFFFC, 0x3164, 0xFFA0, 0x115F})
  void a_blank_is_no_reason(int blank) {
    String text = Character.toString(blank);

    assertThat(Wording.seen(text + text + text)).isZero();
    assertThat(Wording.trimmed(text + "a" + text)).isEqualTo("a");
  }

  /**
   * All but the halves of surrogate pairs, which are no characters; of planes that are ideographs
   * or empty the ends of each row, where non-characters are, and of the tags all.
   */
  private static IntStream everyCharacter() {
    return IntStream.concat(
        IntStream.range(0, Character.MIN_SURROGATE),
        IntStream.rangeClosed(Character.MAX_SURROGATE + 1, Character.MAX_CODE_POINT)
            .filter(character ->
                character < 0x20000
                    || (character >= 0xE0000 && character < 0xE1000)
                    || character % 0x1000 >= 0xFF0));
  }

  /**
   * A pattern that is made of classes of characters and of nothing that looks at one by itself. So
   * it says the same of all texts whose characters lie in the same classes, and is asked of the
   * first of them only: each class has hundreds of ranges, which Java goes through one by one.
   */
  private static final class Published {
    private static final Pattern CLASS = Pattern.compile("\\[[^\\]]*\\]");
    private static final Map<String, BitSet> MEMBERS = new HashMap<>();

    private final Pattern whole;
    private final List<BitSet> classes;
    private final Map<String, Boolean> known = new HashMap<>();

    Published(String pattern) {
      whole = Pattern.compile(pattern);
      classes =
          CLASS
              .matcher(pattern)
              .results()
              .map(MatchResult::group)
              .distinct()
              .map(one -> MEMBERS.computeIfAbsent(one, Published::members))
              .toList();
      assertThat(CLASS.matcher(pattern).replaceAll("")).matches("\\^\\(?[*{},0-9]*\\)?\\??\\$");
    }

    private static BitSet members(String characters) {
      Predicate<String> within = Pattern.compile(characters).asMatchPredicate();
      var members = new BitSet();
      everyCharacter().filter(one -> within.test(Character.toString(one))).forEach(members::set);
      return members;
    }

    boolean takes(String text) {
      var kinds = new StringBuilder();
      text.codePoints().map(this::kind).forEach(kinds::appendCodePoint);
      return known.computeIfAbsent(kinds.toString(), _ -> whole.matcher(text).matches());
    }

    /** In which of the classes a character lies, a bit for each. */
    private int kind(int character) {
      int kind = 0;
      for (int i = 0; i < classes.size(); i++) {
        kind |= classes.get(i).get(character) ? 1 << i : 0;
      }
      return kind;
    }
  }
}
