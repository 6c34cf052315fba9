package cordon.description;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.contract.Wording;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published pattern of a text takes what the contract's rule takes, and nothing else. */
class TextSchemasTest {

  @ParameterizedTest
  @EnumSource(Wording.class)
  void the_pattern_and_the_rule_agree_on_every_character(Wording wording) {
    for (int least = 0; least <= 3; least++) {
      Pattern pattern = Pattern.compile(wording.pattern(least));
      int shortest = Math.max(1, least);
      everyCharacter()
          .mapToObj(Character::toString)
          .flatMap(one -> Stream.of(one, one + one + one, "a" + one, one + "a" + one + "b"))
          .forEach(text -> {
            boolean taken =
                wording.firstForbidden(text).isEmpty() && Wording.seen(text) >= shortest;
            if (pattern.matcher(text).matches() != taken) {
              assertThat(text.codePoints().mapToObj("U+%04X"::formatted))
                  .as("%s of %d: taken is %s", wording, shortest, taken)
                  .isEmpty();
            }
          });
      assertThat(pattern.matcher("").matches()).isEqualTo(least == 0);
    }
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
}
