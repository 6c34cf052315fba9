package cordon.operations.paper;

import com.ibm.icu.util.ULocale;
import java.util.Locale;

/**
 * The languages that documents are headed in, with the locales of the web application: digits are
 * Western in each.
 */
public enum Language {
  EN("en-GB"),
  FR("fr"),
  ES("es"),
  AR("ar-u-nu-latn");

  private final ULocale locale;

  Language(String tag) {
    locale = ULocale.forLanguageTag(tag);
  }

  /**
   * @param tag {@code en}, {@code fr}, {@code es} or {@code ar}
   */
  public static Language of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }

  /** BCP 47 tag, without a region. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  ULocale locale() {
    return locale;
  }

  boolean rightToLeft() {
    return locale.isRightToLeft();
  }
}
