package cordon.operations.words;

import com.ibm.icu.text.Transliterator;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words in Latin letters without case and accents, as ICU turns them (UTS #35, part 2, transforms).
 */
public final class Words {
  private static final Transliterator TO_LATIN =
      Transliterator.getInstance("NFKC; Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII; Any-Lower");
  private static final Pattern WITHIN_WORDS = Pattern.compile("['’‘ʼʾʿʹʺ`]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private Words() {}

  /** The words of a text, as they are looked for. */
  public static List<String> of(String text) {
    String latin = WITHIN_WORDS.matcher(TO_LATIN.transliterate(text)).replaceAll("");
    return BETWEEN_WORDS.splitAsStream(latin).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** The words of several texts. */
  public static List<String> ofAll(Collection<String> texts) {
    return texts.stream().flatMap(text -> of(text).stream()).distinct().toList();
  }

  /** The words of what somebody looks for; null if they look for none. */
  public static @Nullable List<String> wanted(@Nullable String text) {
    return text == null ? null : of(text);
  }
}
