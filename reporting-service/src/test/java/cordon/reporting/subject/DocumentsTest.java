package cordon.reporting.subject;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private final Spellings documents = new Spellings(IdentifierType.DOCUMENT);

  @Test
  void case_blanks_signs_and_fillers_make_no_other_document() {
    documents.areOne(
        "NG A012345",
        "ng a0-123 45",
        "NG  A0.123/45",
        "NG\u00a0A012345",
        " NG A012345 ",
        "NG A012345<<",
        "NG A0<12345",
        "NG A0\u2013123\u201145",
        "NG\tA012345");
  }

  /** ICAO 9303-3, 4.1. Each of these becomes a plain letter when it is changed before the look. */
  @Test
  void letters_that_would_become_others_are_refused() {
    documents.areRefused(
        "A to Z",
        "DE Cß01X",
        "DE Cﬁ01X",
        "TR ı12345",
        "TR İ12345",
        "US \u212a12345",
        "US ſ12345",
        "NG Ａ012345",
        "EG ٢٩٠١٢٣",
        "NG А012345",
        "NG A012345\u0301",
        "NG A\u200b12345",
        "NG A_12345",
        "NG A'12345",
        "ﬁ A012345");
    documents.differ("DE CSS01X", "DE CFI01X");
  }

  /** In Turkish the capital of i has a dot. */
  @Test
  void the_language_of_the_machine_makes_no_difference() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      documents.areOne("IT I12345", "it i12345");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_issuer_is_one_that_there_is() {
    documents.areRefused(
        "ISO 3166-1",
        "A01234567",
        "NGA A01234567",
        "UK A01234567",
        "ZZ A01234567",
        "NG",
        "NG-A01234567",
        "N G A01234567");
    documents.areOne("XK A012345", "xk a012345");
    documents.areOne("GB A012345");
    documents.areRefused("3 to 30", "NG A0", "NG ---", "NG " + "A".repeat(31));
  }
}
