package cordon.operations.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Random commands of random callers. A country learns a source by being shown the hotspot that has
 * it: what it may know is kept apart, from what each command says and nothing else.
 */
class HotspotsAtRandomTest {
  private static final Instant NOW = Instant.parse("2025-06-02T08:00:00Z");
  private static final List<String> COUNTRIES = List.of("NG", "GH", "KE");
  private static final Map<HotspotState, Set<HotspotState>> NEXT =
      Map.of(
          HotspotState.PROPOSED,
          Set.of(HotspotState.values()),
          HotspotState.CONFIRMED,
          Set.of(HotspotState.values()),
          HotspotState.CLOSED,
          Set.of(HotspotState.CLOSED),
          HotspotState.MERGED,
          Set.of(HotspotState.MERGED));

  private final Map<String, Set<String>> maySee = new java.util.HashMap<>();

  @Property(tries = 300)
  void no_state_is_left_but_by_the_table_and_no_country_sees_what_it_may_not(@ForAll long seed) {
    var random = new Random(seed);
    var all = new ArrayList<Hotspot>();
    maySee.clear();
    for (int step = 0; step < 40; step++) {
      try {
        step(random, all, "source " + step);
      } catch (RejectedException refused) {
        assertThat(refused.reason().name())
            .isIn("ILLEGAL_MOVE", "NOT_YOUR_HOTSPOT", "INCONSISTENT");
      }
      all.forEach(this::check);
    }
  }

  private void step(Random random, List<Hotspot> all, String source) {
    String country = country(random);
    List<String> shown = COUNTRIES.stream().filter(_ -> random.nextInt(3) == 0).toList();
    String where = COUNTRIES.get(random.nextInt(3));
    HotspotSpec spec =
        HotspotTest.spec(source)
            .country(where)
            .sources(List.of(new Source(source, "", null)))
            .visibleTo(shown)
            .build();
    if (all.isEmpty() || random.nextInt(4) == 0) {
      Hotspot added = Hotspot.add("id " + source, "operation", spec, country, NOW);
      allow(spec, where, country, shown);
      all.add(added);
      return;
    }
    int at = random.nextInt(all.size());
    Hotspot before = all.get(at);
    switch (random.nextInt(4)) {
      case 0 -> {
        List<Source> known = new ArrayList<>(before.spec().sources());
        known.addAll(spec.sources());
        HotspotSpec next = HotspotSpecBuilder.builder(spec).sources(known).build();
        Hotspot after = before.revise(next, country, NOW);
        List<String> named =
            country == null || (country.equals(before.addedBy()) && before.mergedFrom().isEmpty())
                ? shown
                : before.spec().visibleTo();
        allow(next, where, before.addedBy(), named);
        replace(all, at, after);
      }
      case 1 -> replace(all, at, before.confirm(null, NOW));
      case 2 -> replace(all, at, before.close("Gone", country, NOW));
      default -> {
        int otherAt = random.nextInt(all.size());
        if (otherAt == at) {
          return;
        }
        Hotspot other = all.get(otherAt);
        Hotspot after = before.merge(other, shown, NOW);
        replace(all, otherAt, other.mergeInto(before.id(), NOW));
        replace(all, at, after);
        // Whom the planner names, and nobody else, may see what both say.
        after.spec().sources().forEach(one -> maySee(one.text()).addAll(shown));
      }
    }
  }

  private void allow(HotspotSpec spec, String where, @Nullable String addedBy, List<String> shown) {
    for (Source source : spec.sources()) {
      Stream.concat(Stream.of(where, addedBy), shown.stream())
          .filter(Objects::nonNull)
          .forEach(maySee(source.text())::add);
    }
  }

  private void check(Hotspot one) {
    for (String country : one.seenBy()) {
      for (Source source : one.spec().sources()) {
        assertThat(maySee(source.text()))
            .as("who may see %s, which %s has", source.text(), one.id())
            .contains(country);
      }
    }
  }

  private static void replace(List<Hotspot> all, int at, Hotspot after) {
    assertThat(NEXT.get(all.get(at).state())).contains(after.state());
    assertThat(after.version()).isEqualTo(all.get(at).version() + 1);
    all.set(at, after);
  }

  private Set<String> maySee(String source) {
    return maySee.computeIfAbsent(source, _ -> new HashSet<>());
  }

  private static @Nullable String country(Random random) {
    int one = random.nextInt(4);
    return one == 3 ? null : COUNTRIES.get(one);
  }
}
