package cordon.operations.hotspot;

import cordon.operations.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which names that come in any script are alike. It finds and offers; it never says that two are
 * one.
 */
final class Spelling {
  /** Vowels, which many scripts do not write, and what stands for them or for breath. */
  private static final Pattern UNWRITTEN = Pattern.compile("[aeiouhwy]");

  private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

  /** With fewer letters than this, too much would be alike. */
  private static final int SHORTEST = 3;

  private Spelling() {}

  /** By which hotspots are alike: by a name, or by an address online. */
  static List<String> keys(Collection<String> names, Collection<String> addresses) {
    return Stream.concat(keysOfNames(names).stream(), keysOfAddresses(addresses).stream()).toList();
  }

  /** By which names are alike: equal where the same name was heard and written twice. */
  static List<String> keysOfNames(Collection<String> names) {
    return names.stream()
        .map(Spelling::keyOfName)
        .filter(key -> !key.isEmpty())
        .distinct()
        .toList();
  }

  /** By which addresses online are the same. */
  private static List<String> keysOfAddresses(Collection<String> addresses) {
    return addresses.stream()
        .map(address -> address.strip().toLowerCase(java.util.Locale.ROOT))
        .filter(address -> !address.isEmpty())
        .map(address -> "@" + address)
        .toList();
  }

  private static String keyOfName(String name) {
    List<String> words = Words.of(name);
    String consonants =
        words.stream()
            .map(word -> UNWRITTEN.matcher(word).replaceAll(""))
            .map(word -> word.replace('c', 'k').replace('q', 'k'))
            .map(word -> DOUBLED.matcher(word).replaceAll("$1"))
            .sorted()
            .collect(Collectors.joining());
    return consonants.length() < SHORTEST
        ? words.stream().sorted().collect(Collectors.joining())
        : consonants;
  }
}
