package cordon.operations.search;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for of a plan or of an invitation.
 *
 * @param keys what it is for and what kinds of crime it is aimed at, and the beginnings of its
 *     words, as {@link Keys} writes them
 * @param words of its texts that are looked for, as they are compared
 * @param start first instant of the period; null where nothing is known
 * @param end first instant after it
 */
public record Facts(
    List<String> keys, List<String> words, @Nullable Instant start, @Nullable Instant end) {
  static final Facts NONE = new Facts(List.of(), List.of(), null, null);

  public Facts {
    keys = List.copyOf(keys);
    words = List.copyOf(words);
  }

  /** The same, found by the words of another one too. */
  Facts withWordsOf(Facts other) {
    return new Facts(
        Stream.of(keys, Keys.beginnings(other.words)).flatMap(List::stream).distinct().toList(),
        Stream.of(words, other.words).flatMap(List::stream).distinct().toList(),
        start,
        end);
  }
}
