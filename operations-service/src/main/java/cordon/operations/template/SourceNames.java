package cordon.operations.template;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import cordon.operations.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What no template may name: the countries of the operation that it is saved from, as it calls them
 * too, its agencies and units, and that itself. A country is known by its code in capital letters
 * and by its names in the four languages, also by one of two; what is said of it otherwise, as a
 * town, no machine sees.
 */
final class SourceNames {
  private static final List<ULocale> LANGUAGES =
      List.of(ULocale.ENGLISH, ULocale.FRENCH, new ULocale("es"), new ULocale("ar"));

  /** What stands between two names of one country, and what ICU adds to one. */
  private static final Pattern BETWEEN =
      Pattern.compile(" [-–] |[()（）]|\\b(SAR|RAE|R\\.A\\.S\\.)\\b.*");

  /** What some countries are called beside the names that ICU has. */
  private static final Map<String, List<String>> USUAL =
      Map.of(
          "US", List.of("USA"),
          "GB", List.of("UK", "Britain"),
          "AE", List.of("UAE", "Emirates"),
          "CD", List.of("DRC", "DR Congo", "RDC"),
          "TR", List.of("Turkey"),
          "CZ", List.of("Czech Republic"));

  private final Set<String> countries;
  private final List<List<String>> names = new ArrayList<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /**
   * @param countries ISO 3166-1 alpha-2
   * @param others names and ids, of which one says whose a text is
   * @param phrases names of everyday words, as of agencies, each known as it is written alone
   */
  SourceNames(Collection<String> countries, Collection<String> others, Collection<String> phrases) {
    this.countries = Set.copyOf(countries);
    others.forEach(this::add);
    phrases.forEach(this::addPhrase);
    for (String country : this.countries) {
      patterns.add(Pattern.compile("(?<![\\p{L}\\p{N}])" + country + "(?![\\p{L}\\p{N}])"));
      LANGUAGES.stream()
          .flatMap(language ->
              BETWEEN.splitAsStream(new ULocale("", country).getDisplayCountry(language)))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(this::add);
      USUAL.getOrDefault(country, List.of()).forEach(this::add);
    }
  }

  private void add(String name) {
    List<String> words = Words.of(name);
    if (!words.isEmpty()) {
      names.add(words);
      addPhrase(name);
    }
  }

  private void addPhrase(String name) {
    if (Words.of(name).isEmpty()) {
      return;
    }
    // Arabic writes "and", "in" or "to" and the article as one word with what follows.
    patterns.add(
        Pattern.compile("(?<!\\p{L})[وفبكل]{0,2}(ال)?" + Pattern.quote(name) + "(?!\\p{L})"));
  }

  /** Whether a text names one of them. */
  boolean in(String text) {
    if (text.isEmpty()) {
      return false;
    }
    var words = new HashSet<>(Words.of(text));
    return names.stream().anyMatch(words::containsAll)
        || patterns.stream().anyMatch(one -> one.matcher(text).find());
  }

  /**
   * Whether clocks of one of the countries show the time of a zone of the IANA database; of a zone
   * that ICU does not know nobody can say.
   */
  boolean haveZone(String zone) {
    try {
      return in(zone) || countries.contains(TimeZone.getRegion(zone));
    } catch (IllegalArgumentException unknown) {
      return true;
    }
  }

  /** Whether a currency is one of theirs, by the letters with which ISO 4217 begins its code. */
  boolean haveCurrency(String code) {
    return countries.contains(code.substring(0, 2));
  }
}
