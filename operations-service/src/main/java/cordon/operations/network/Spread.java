package cordon.operations.network;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a network spreads over countries, and what it is made of. */
final class Spread {
  static final int MOST_CROSSINGS = 500;

  private final Map<NetworkNodeKind, Integer> kinds = new EnumMap<>(NetworkNodeKind.class);
  private final Map<NetworkRole, Integer> roles = new EnumMap<>(NetworkRole.class);
  private final Map<NetworkLinkKind, Integer> links = new EnumMap<>(NetworkLinkKind.class);
  private final Map<String, Integer> countries = new TreeMap<>();
  private final Map<Pair, Integer> crossings = new HashMap<>();
  private final Map<String, List<String>> countriesOf = new HashMap<>();
  private int withoutCountry;
  private int crossing;
  private int notPassed;

  /** Two countries, in the order of the alphabet. */
  record Pair(String country, String other) {}

  void node(NodePart node) {
    kinds.merge(node.kind(), 1, Integer::sum);
    node.roles().forEach(role -> roles.merge(role, 1, Integer::sum));
    node.countries().forEach(country -> countries.merge(country, 1, Integer::sum));
    withoutCountry += node.countries().isEmpty() ? 1 : 0;
    notPassed += node.passed() ? 0 : 1;
    countriesOf.put(node.id(), node.countries());
  }

  /** After all nodes. One of which an end is not among them counts nowhere. */
  void link(NetworkLinkKind kind, String from, String to) {
    List<String> begin = countriesOf.get(from);
    List<String> end = countriesOf.get(to);
    if (begin == null || end == null) {
      return;
    }
    links.merge(kind, 1, Integer::sum);
    if (begin.isEmpty() || end.isEmpty() || begin.stream().anyMatch(end::contains)) {
      return;
    }
    crossing++;
    for (String one : begin) {
      for (String other : end) {
        boolean turned = one.compareTo(other) > 0;
        crossings.merge(new Pair(turned ? other : one, turned ? one : other), 1, Integer::sum);
      }
    }
  }

  Map<NetworkNodeKind, Integer> kinds() {
    return kinds;
  }

  Map<NetworkRole, Integer> roles() {
    return roles;
  }

  Map<NetworkLinkKind, Integer> links() {
    return links;
  }

  /** The most first. */
  List<Map.Entry<String, Integer>> countries() {
    return sorted(countries, Comparator.naturalOrder());
  }

  /** The most first, as many as are told. */
  List<Map.Entry<Pair, Integer>> crossings() {
    return sorted(crossings, Comparator.comparing(Pair::country).thenComparing(Pair::other))
        .stream()
        .limit(MOST_CROSSINGS)
        .toList();
  }

  int crossingsLeftOut() {
    return Math.max(0, crossings.size() - MOST_CROSSINGS);
  }

  int withoutCountry() {
    return withoutCountry;
  }

  int crossing() {
    return crossing;
  }

  int notPassed() {
    return notPassed;
  }

  private static <K> List<Map.Entry<K, Integer>> sorted(
      Map<K, Integer> counts, Comparator<K> order) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<K, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey(order)))
        .toList();
  }
}
