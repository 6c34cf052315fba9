package cordon.operations.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void words_are_found_in_every_script_and_without_accents() {
    assertThat(Words.of("Ọjà-Ọba, l'Étoile")).containsExactly("oja", "oba", "letoile");
    assertThat(Words.of("İSTANBUL ıstanbul")).containsExactly("istanbul");
    assertThat(Words.of("مطار")).isNotEmpty();
    assertThat(Words.of("!?")).isEmpty();
  }
}
