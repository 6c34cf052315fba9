package cordon.operations.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource(Language.class)
  void each_page_has_the_mark_the_label_and_its_number(Language language) {
    Sheet sheet = sheet(language, "Copy 3 of 14, Nigeria");
    sheet.part("One");
    IntStream.range(0, 200)
        .forEach(at -> sheet.facts(List.of(Fact.of("Name " + at, Piece.written("Value " + at)))));
    sheet.part("Two");

    Pdf pdf = Pdf.read(sheet.finish());

    assertThat(pdf.pages()).hasSizeGreaterThan(3);
    for (int at = 0; at < pdf.pages().size(); at++) {
      String page = pdf.pages().get(at);
      assertThat(page).contains("TLP:AMBER+STRICT").contains("Nigeria").contains("until then");
      assertThat(page).contains(String.valueOf(at + 1), String.valueOf(pdf.pages().size()));
      // In the head and in the foot.
      assertThat(page.split("Nigeria", -1)).hasSize(3);
    }
    assertThat(pdf.bookmarks()).containsExactly("One", "Two");
    assertThat(pdf.language()).isEqualTo(language.tag());
    assertThat(pdf.title()).isEqualTo("The title");
    assertThat(pdf.producer()).isEqualTo("Cordon");
  }

  @Test
  void what_has_no_letter_stands_by_its_number_and_the_document_says_so() {
    Pdf pdf = Pdf.read(one("東京 and \ud83e\uddff, then \u0915"));

    assertThat(pdf.text()).contains("[U+6771 U+4EAC] and [U+1F9FF], then [U+0915]");
    assertThat(pdf.text()).contains("stand by their numbers");
    assertThat(Pdf.read(one("Лагос, Ελλάδα, “été” – œuvre ñ ¿")).text())
        .contains("Лагос, Ελλάδα, “été” – œuvre ñ ¿")
        .doesNotContain("stand by their numbers");
  }

  @Test
  void what_steers_letters_or_a_terminal_steers_nothing() {
    Pdf pdf = Pdf.read(one("a\u202egnp.exe\u0007 b\u2066c\u0000\ud800 d\u200be\u00adf\r\ng"));

    assertThat(pdf.text()).contains("a[U+202E]gnp.exe[U+0007] bc[U+0000][U+D800] def g");
  }

  @Test
  void a_word_without_end_goes_on_in_the_next_line_and_nothing_of_it_is_lost() {
    String text = Pdf.read(one("W".repeat(4000))).text();

    assertThat(text.chars().filter(one -> one == 'W').count()).isEqualTo(4000);
  }

  @Test
  void a_mark_of_any_length_stands_whole_on_the_page() {
    Map<String, Integer> names =
        Map.of("W".repeat(100), 100, "\u6f22".repeat(100), 100, "Nigeria ".repeat(12), 12);
    names.forEach((name, times) -> {
      var sheet = sheet(Language.EN, name);
      sheet.part("One");
      String page = Pdf.read(sheet.finish()).pages().getFirst();
      String letter =
          name.startsWith("\u6f22") ? "U\\+6F22" : name.startsWith("W") ? "W" : "Nigeria";
      // In the head and in the foot.
      assertThat(page.split(letter, -1)).hasSize(2 * times + 1);
    });
  }

  @Test
  void arabic_is_joined_and_read_back_in_its_order() {
    var sheet = sheet(Language.AR, "الأمر رقم 2");
    sheet.part("حقوق الإنسان");
    sheet.facts(List.of(Fact.of("الوضع", Piece.written("لا يفتّش إلا ضباط البلد"))));
    byte[] made = sheet.finish();

    Pdf pdf = Pdf.read(made);

    assertThat(pdf.bookmarks()).containsExactly("حقوق الإنسان");
    assertThat(pdf.text()).contains("حقوق الإنسان").contains("ضباط البلد");
  }

  @Test
  void times_numbers_and_names_are_told_as_the_pages_tell_them() {
    var time = Instant.parse("2025-06-01T23:30:00Z");
    var english = new PageWords(Language.EN, ZoneId.of("Africa/Lagos"));
    assertThat(english.utc(time)).isEqualTo("Sun 1 Jun 2025, 23:30 UTC");
    assertThat(seen(english.local(time))).isEqualTo("Mon 2 Jun, 00:30 your time (UTC+1)");
    assertThat(english.shortTime(time)).isEqualTo("Sun 1 Jun, 23:30");
    assertThat(english.number(1234567)).isEqualTo("1,234,567");
    assertThat(english.country("NG")).isEqualTo("Nigeria");
    assertThat(english.tongue("fr")).isEqualTo("French");
    var half = new PageWords(Language.FR, ZoneId.of("America/St_Johns"));
    assertThat(seen(half.local(time))).isEqualTo("21:00 chez vous (UTC−2:30)");
    assertThat(new PageWords(Language.ES, ZoneId.of("UTC")).local(time)).isEmpty();
    assertThat(new PageWords(Language.AR, null).local(time)).isEmpty();
    assertThat(new PageWords(Language.AR, null).number(1234)).isEqualTo("1,234");
  }

  private static String seen(String text) {
    return text.replaceAll("[\\u200e\\u200f\\u202a-\\u202c]", "");
  }

  private static byte[] one(String written) {
    Sheet sheet = sheet(Language.EN, "Copy");
    sheet.part("One");
    sheet.facts(List.of(Fact.of("Text", Piece.written(written))));
    return sheet.finish();
  }

  private static Sheet sheet(Language language, String copy) {
    var words = new PageWords(language, null);
    return new Sheet(
        words,
        new Marking(
            "TLP:AMBER+STRICT", "Handle with care.", "Exercise", words.apart(copy), "until then"),
        "The title",
        NOW);
  }
}
