package cordon.description;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns of the contract (RE2), as far as Java reads them. */
final class TextPattern {
  /** Texts that fit most patterns that are in use, tried in this order. */
  private static final List<String> CANDIDATES =
      List.of(
          "example",
          "Example 1",
          "EX",
          "EXA",
          "example-1",
          "1",
          "12",
          "2025-07-01",
          "0".repeat(64),
          "");

  private TextPattern() {}

  static boolean finds(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** A text that the pattern finds, if one of a few does. */
  static Optional<String> example(String pattern) {
    return CANDIDATES.stream().filter(text -> finds(pattern, text)).findFirst();
  }
}
