package cordon.operations.network;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Links of one kind that may not lead back to where they began. */
final class Chains {
  private final Map<String, Set<String>> next = new HashMap<>();

  void put(String from, String to) {
    next.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
  }

  /** One of the shortest ways along the links from somewhere back to it; empty if there is none. */
  List<String> circle(String begin) {
    Map<String, String> before = new HashMap<>();
    var open = new ArrayDeque<>(List.of(begin));
    while (!open.isEmpty() && !before.containsKey(begin)) {
      String at = open.remove();
      for (String one : next.getOrDefault(at, Set.of())) {
        if (before.putIfAbsent(one, at) == null) {
          open.add(one);
        }
      }
    }
    if (!before.containsKey(begin)) {
      return List.of();
    }
    var circle = new ArrayDeque<>(List.of(begin));
    do {
      circle.addFirst(Objects.requireNonNull(before.get(circle.getFirst())));
    } while (!circle.getFirst().equals(begin));
    return List.copyOf(circle);
  }
}
