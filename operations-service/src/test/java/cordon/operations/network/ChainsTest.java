package cordon.operations.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Links that may not lead in a circle, at random. */
class ChainsTest {
  /** The same asked otherwise: what nothing leads to is taken away until nothing is left. */
  @Property
  void a_link_is_refused_exactly_if_it_closes_a_circle(@ForAll("links") List<List<Integer>> links) {
    var taken = new ArrayList<List<String>>();
    for (List<Integer> one : links) {
      List<String> link = one.stream().map(String::valueOf).toList();
      var together = new ArrayList<>(taken);
      together.add(link);

      var chains = new Chains();
      together.forEach(put -> chains.put(put.getFirst(), put.getLast()));

      List<String> circle = chains.circle(link.getFirst());

      assertThat(circle.isEmpty()).isEqualTo(isWithoutCircle(together));
      if (circle.isEmpty()) {
        taken.add(link);
      } else {
        assertThat(link.getFirst()).isEqualTo(circle.getFirst()).isEqualTo(circle.getLast());
        for (int i = 0; i + 1 < circle.size(); i++) {
          assertThat(together).contains(List.of(circle.get(i), circle.get(i + 1)));
        }
      }
    }
  }

  private static boolean isWithoutCircle(List<List<String>> links) {
    var left = new ArrayList<>(links);
    while (left.removeIf(
        one -> left.stream().noneMatch(other -> other.getLast().equals(one.getFirst())))) {}
    return left.isEmpty();
  }

  @Provide
  Arbitrary<List<List<Integer>>> links() {
    return Arbitraries.integers().between(0, 7).list().ofSize(2).list().ofMaxSize(20);
  }
}
