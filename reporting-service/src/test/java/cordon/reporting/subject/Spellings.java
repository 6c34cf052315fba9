package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

/** Says of texts that they are one subject, several, or none. */
final class Spellings {
  private final IdentifierType type;

  Spellings(IdentifierType type) {
    this.type = type;
  }

  /** All of these are the first. */
  void areOne(String form, String... others) {
    assertThat(Identifiers.normal(type, form)).isEqualTo(form);
    for (String other : others) {
      assertThat(Identifiers.normal(type, other)).as(other).isEqualTo(form);
    }
  }

  /** None of these is another. */
  void differ(String... texts) {
    assertThat(Arrays.stream(texts).map(text -> Identifiers.normal(type, text)))
        .doesNotHaveDuplicates();
  }

  /** None of these is taken, and the sentence says this. */
  void areRefused(String sentence, String... texts) {
    for (String text : texts) {
      assertThatThrownBy(() -> Identifiers.normal(type, text))
          .as(text)
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining(sentence);
    }
  }
}
