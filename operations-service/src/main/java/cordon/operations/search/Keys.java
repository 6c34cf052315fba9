package cordon.operations.search;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What rows are found by, as texts of one list: so one index serves every filter, alone and with
 * others. Values of enums stand by their numbers in the contract, which stay.
 */
final class Keys {
  /** Letters of the beginnings of words that are kept, the longest first. */
  private static final int[] LENGTHS = {3, 1};

  private Keys() {}

  static String state(int number) {
    return "s:" + number;
  }

  static String purpose(int number) {
    return "p:" + number;
  }

  static String crimeArea(int number) {
    return "a:" + number;
  }

  static String exercise(boolean exercise) {
    return exercise ? "x:1" : "x:0";
  }

  static String lead(String country) {
    return "l:" + country;
  }

  static String programme(String id) {
    return "g:" + id;
  }

  /** Of words as they are compared. */
  static List<String> beginnings(List<String> words) {
    return words.stream()
        .flatMap(word ->
            IntStream.of(LENGTHS)
                .filter(length -> length <= letters(word))
                .mapToObj(length -> word(beginning(word, length))))
        .distinct()
        .toList();
  }

  /** The longest beginning that is kept of the words that begin with this one. */
  static String longest(String word) {
    int length =
        IntStream.of(LENGTHS).filter(one -> one <= letters(word)).findFirst().orElseThrow();
    return word(beginning(word, length));
  }

  /** Whether what is kept of words that begin with this one says that they do. */
  static boolean isWhole(String word) {
    return IntStream.of(LENGTHS).anyMatch(length -> length == letters(word));
  }

  /** Several lists as one. */
  @SafeVarargs
  static List<String> all(List<String>... lists) {
    return Stream.of(lists).flatMap(List::stream).distinct().toList();
  }

  private static String word(String beginning) {
    return "w:" + beginning;
  }

  private static int letters(String word) {
    return word.codePointCount(0, word.length());
  }

  private static String beginning(String word, int length) {
    return word.substring(0, word.offsetByCodePoints(0, length));
  }
}
