package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names by the test files of Unicode (UTS 46) and of the web platform (URL standard). */
class IdnaPublicTest {
  /** Statuses that our settings ignore: lengths, hyphens, empty labels, STD3. */
  private static final Set<String> IGNORED =
      Set.of("A4_1", "A4_2", "X3", "X4_2", "V2", "V3", "U1", "A3_1", "A3_2");

  /**
   * Statuses of a character that the Unicode of the file did not allow, or not as it stands, or not
   * there; a label with such a one is not made Punycode (A3).
   */
  private static final Set<String> OF_THE_TABLE = Set.of("P1", "V6", "V5", "A3");

  private static final Pattern IGNORED_THERE = Pattern.compile("[A-Z0-9_]+ \\(ignored\\)");

  /** Since Unicode 15.1 a label that is Punycode of Punycode is none (UTS 46, 4.1, step 4). */
  private static final Pattern PUNYCODE_TWICE = Pattern.compile("xn--xn--.*");

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\x\\{([0-9a-fA-F]+)}");

  /**
   * The files are of Unicode 13 and 15, and the library newer: names with characters that were
   * given out or allowed since may be names now. Nothing else differs.
   */
  @Test
  void idna_test_v2_of_unicode_is_kept() throws IOException {
    int names = 0;
    var newer = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (String line : PublicFiles.lines("IdnaTestV2.txt")) {
      String[] columns = line.replaceFirst("#.*", "").split(";", -1);
      if (columns.length < 5) {
        continue;
      }
      names++;
      String source = unescaped(columns[0]);
      String unicode = or(columns[1], source);
      String expected = or(columns[3], unicode);
      Set<String> errors = errors(columns[4].isBlank() ? columns[2] : columns[4]);
      Optional<String> found = ascii(source);
      if (isNewer(source, errors, found)) {
        newer.add(source);
      } else if (!found.equals(errors.isEmpty() ? Optional.of(expected) : Optional.empty())) {
        wrong.add(line);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(names).isGreaterThan(6000);
    assertThat(newer).hasSizeLessThan(names / 25);
  }

  @ParameterizedTest
  @CsvSource({"toascii.json, 30", "IdnaTestV2.json, 2000"})
  void the_files_of_the_web_platform_are_kept(String file, int atLeast) throws IOException {
    int names = 0;
    var newer = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (JsonElement element : PublicFiles.json(file)) {
      if (!element.isJsonObject()
          || element.getAsJsonObject().get("input").getAsString().isEmpty()) {
        continue;
      }
      JsonObject test = element.getAsJsonObject();
      names++;
      Optional<String> expected =
          Optional.ofNullable(test.get("output"))
              .filter(output -> !output.isJsonNull())
              .map(JsonElement::getAsString);
      String input = test.get("input").getAsString();
      Optional<String> found = host(input);
      Set<String> errors =
          expected.isPresent() || !test.has("comment")
              ? Set.of()
              : errors(IGNORED_THERE.matcher(test.get("comment").getAsString()).replaceAll(""));
      if (isNewer(input, errors, found)) {
        newer.add(input);
      } else if (!found.equals(expected)) {
        wrong.add(test + " and not " + found);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(names).isGreaterThanOrEqualTo(atLeast);
    assertThat(newer).hasSizeLessThan(names / 20);
  }

  private static boolean isNewer(String source, Set<String> errors, Optional<String> found) {
    return found.isPresent()
        ? (errors.contains("P1") || errors.contains("V6")) && OF_THE_TABLE.containsAll(errors)
        : PUNYCODE_TWICE.matcher(source).matches();
  }

  /** The URL standard forbids some signs of ASCII beyond UTS 46 ("forbidden domain code point"). */
  private static Optional<String> host(String name) {
    return ascii(name)
        .filter(found -> !found.isEmpty())
        .filter(found ->
            found.chars().noneMatch(c -> c <= ' ' || "#/:<>?@[\\]^|%\u007f".indexOf(c) >= 0));
  }

  private static Optional<String> ascii(String name) {
    try {
      return Optional.of(Idna.ascii(name));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Set<String> errors(String column) {
    Set<String> errors =
        new HashSet<>(Arrays.asList(column.strip().replaceAll("[\\[\\]]", "").split("[,; ]+")));
    errors.removeAll(IGNORED);
    errors.remove("");
    return errors;
  }

  private static String or(String column, String otherwise) {
    return column.isBlank() ? otherwise : unescaped(column);
  }

  private static String unescaped(String column) {
    return ESCAPE
        .matcher(column.strip())
        .replaceAll(found ->
            Matcher.quoteReplacement(
                Character.toString(
                    Integer.parseInt(
                        found.group(1) == null ? found.group(2) : found.group(1), 16))));
  }
}
