package cordon.operations.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  /** The same name, written by two who heard it. */
  @ParameterizedTest
  @CsvSource({
    "Murtala Muhammed, مرتالا محمد",
    "Lekki Airport, LÈKKI  airport",
    "Cần Thơ, Can Tho",
    "Вокзал Киев, Vokzal Kiev",
    "Airport of Dakar, dakar airport of",
    "Ọjà Ọba Market, Oja Oba market",
    "Terminal ٢ Doha, Terminal 2 Doha",
    "Straße Nord, Strasse Nord",
    "北京饭店, Bei jing fan dian",
    "Ibadan Garage, Ebadan Garage",
    "Call Centre Lagos, Kall Kentre Lagos"
  })
  void a_name_is_alike_in_every_script(String one, String other) {
    assertThat(Spelling.keysOfNames(List.of(one))).isEqualTo(Spelling.keysOfNames(List.of(other)));
  }

  @ParameterizedTest
  @CsvSource({"Terminal 2, Terminal 3", "Lekki, Ikoyi", "Bar, Bor", "Port of Tema, Port of Lome"})
  void what_differs_is_not_alike(String one, String other) {
    assertThat(Spelling.keysOfNames(List.of(one)))
        .isNotEmpty()
        .isNotEqualTo(Spelling.keysOfNames(List.of(other)));
  }
}
