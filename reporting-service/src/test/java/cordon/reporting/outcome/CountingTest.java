package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Indicator;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Counting by increments gives what counting everything anew gives, whatever the history was. */
class CountingTest {
  private static final Instant DAY = Instant.parse("2025-07-01T00:00:00Z");

  /** So that four acts lie on three days. */
  private static final int HOURS_APART = 20;

  private static final Currency NGN = new Currency(MoneyScheme.ISO_4217, "NGN", "");

  @Property(tries = 400)
  void increments_over_any_history_are_the_count_of_its_end(
      @ForAll("histories") List<Contribution> history) {
    var counts = new TreeMap<String, Long>();
    Map<String, Contribution> now = new LinkedHashMap<>();
    for (Contribution change : history) {
      step(counts, now, change);
    }

    assertThat(counts).isEqualTo(anew(now.values()));
    assertThat(counts.values()).allMatch(number -> number > 0);
  }

  @Property(tries = 200)
  void the_credited_figures_add_up_to_the_total(@ForAll("histories") List<Contribution> history) {
    Map<String, Contribution> now = new LinkedHashMap<>();
    history.forEach(change -> now.put(change.resultId(), change));

    Map<String, Long> counted = anew(now.values());

    for (Indicator indicator : Indicator.values()) {
      for (Stage stage : List.of(Stage.VALIDATED, Stage.PROVISIONAL)) {
        String end = "/" + indicator.key() + "/" + stage;
        assertThat(sum(counted, "CREDITED/", end)).isEqualTo(sum(counted, "TOTAL/", end));
      }
    }
  }

  /** Takes away what the changed result and its subjects counted, and adds what they count now. */
  static void step(Map<String, Long> counts, Map<String, Contribution> now, Contribution change) {
    var increments = new Increments();
    Contribution before = now.get(change.resultId());
    var touched = new LinkedHashSet<>(change.clusters());
    if (before != null) {
      increments.result(before, -1);
      touched.addAll(before.clusters());
    }
    touched.forEach(cluster -> increments.cluster(cluster, claims(now.values(), cluster), -1));
    now.put(change.resultId(), change);
    increments.result(change, 1);
    touched.forEach(cluster -> increments.cluster(cluster, claims(now.values(), cluster), 1));
    increments.counts().forEach((cell, by) -> add(counts, cell, by[0], by[1]));
    increments
        .sums()
        .forEach((key, by) ->
            add(
                counts,
                key.cell(),
                by[0].units().longValueExact(),
                by[1].units().longValueExact()));
  }

  private static void add(Map<String, Long> counts, Cell cell, long validated, long provisional) {
    add(
        counts,
        name(cell.dimension(), cell.country(), cell.indicator(), Stage.VALIDATED),
        validated);
    add(
        counts,
        name(cell.dimension(), cell.country(), cell.indicator(), Stage.PROVISIONAL),
        provisional);
  }

  /** The rules of counting written down once more, in the plainest way. */
  static Map<String, Long> anew(Collection<Contribution> results) {
    return anew(results, false);
  }

  /** The same, with the day on which it happened at the end of each name. */
  static Map<String, Long> anewByDay(Collection<Contribution> results) {
    return anew(results, true);
  }

  private static Map<String, Long> anew(Collection<Contribution> results, boolean byDay) {
    var counts = new TreeMap<String, Long>();
    Map<List<String>, List<Contribution>> same = new HashMap<>();
    for (Contribution result : results) {
      if (result.stage() == Stage.NONE) {
        continue;
      }
      for (Measure measure : result.measures()) {
        switch (measure) {
          case Measure.Number(String indicator, long number) ->
              alone(counts, result, indicator, number, byDay);
          case Measure.Amount(String indicator, Money money) ->
              alone(counts, result, indicator, money.units().longValueExact(), byDay);
          case Measure.Subjects(String indicator, List<String> keys) ->
              keys.forEach(key ->
                  same.computeIfAbsent(List.of(indicator, key), k -> new ArrayList<>())
                      .add(result));
          case Measure.Events(String indicator, List<String> keys) ->
              keys.forEach(key ->
                  same.computeIfAbsent(
                          List.of(indicator, key, result.place()), k -> new ArrayList<>())
                      .add(result));
        }
      }
    }
    same.forEach((what, naming) -> {
      String indicator = what.getFirst();
      Stage stage = best(naming);
      Contribution first = first(naming);
      String day = day(first, byDay);
      add(counts, name(Dimension.TOTAL, "", indicator, stage) + day, 1);
      add(counts, name(Dimension.CREDITED, first.place(), indicator, stage) + day, 1);
      naming.stream()
          .collect(Collectors.groupingBy(Contribution::country))
          .forEach((country, own) ->
              add(
                  counts,
                  name(Dimension.OWN, country, indicator, best(own)) + day(first(own), byDay),
                  1));
    });
    return counts;
  }

  /** The earliest of those that decide. */
  private static Contribution first(List<Contribution> naming) {
    return naming.stream()
        .filter(result -> result.stage() == best(naming))
        .min(
            Comparator.comparing(Contribution::occurred)
                .thenComparing(Contribution::country)
                .thenComparing(Contribution::reference)
                .thenComparing(Contribution::resultId))
        .orElseThrow();
  }

  private static String day(Contribution result, boolean byDay) {
    return byDay ? "/" + result.occurred().toString().substring(0, "2025-07-01".length()) : "";
  }

  private static void alone(
      Map<String, Long> counts, Contribution result, String indicator, long by, boolean byDay) {
    String day = day(result, byDay);
    add(counts, name(Dimension.TOTAL, "", indicator, result.stage()) + day, by);
    add(counts, name(Dimension.CREDITED, result.place(), indicator, result.stage()) + day, by);
    add(counts, name(Dimension.OWN, result.country(), indicator, result.stage()) + day, by);
  }

  private static Stage best(List<Contribution> naming) {
    return naming.stream().anyMatch(result -> result.stage() == Stage.VALIDATED)
        ? Stage.VALIDATED
        : Stage.PROVISIONAL;
  }

  private static List<Claim> claims(Collection<Contribution> results, Cluster cluster) {
    return results.stream()
        .flatMap(result -> result.claims().stream())
        .filter(claim -> claim.cluster().equals(cluster.id()))
        .toList();
  }

  private static String name(Dimension dimension, String country, String indicator, Stage stage) {
    return String.join("/", dimension.name(), country, indicator, stage.name());
  }

  private static void add(Map<String, Long> counts, String name, long by) {
    if (by != 0 && counts.merge(name, by, Long::sum) == 0) {
      counts.remove(name);
    }
  }

  private static long sum(Map<String, Long> counts, String start, String end) {
    return counts.entrySet().stream()
        .filter(one -> one.getKey().startsWith(start) && one.getKey().endsWith(end))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Provide
  Arbitrary<List<Contribution>> histories() {
    Arbitrary<Integer> result = Arbitraries.integers().between(0, 7);
    Arbitrary<Stage> stage = Arbitraries.of(Stage.class);
    Arbitrary<String> place = Arbitraries.of("NG", "GH", "KE");
    Arbitrary<Integer> hour = Arbitraries.integers().between(0, 3);
    Arbitrary<List<String>> keys = Arbitraries.of("a", "b", "c", "d").list().uniqueElements();
    Arbitrary<Integer> number = Arbitraries.integers().between(1, 50);
    return Combinators.combine(result, stage, place, hour, keys, number)
        .as(CountingTest::contribution)
        .list()
        .ofMaxSize(40);
  }

  /** A result keeps its country, reference and kind for ever; the rest may change with it. */
  static Contribution contribution(
      int result, Stage stage, String place, int hour, List<String> keys, int number) {
    return new Contribution(
        "result-" + result,
        "op",
        List.of("NG", "GH").get(result % 2),
        place,
        DAY.plusSeconds(3600L * HOURS_APART * hour),
        "R-" + result / 2,
        stage,
        switch (result % 3) {
          case 0 ->
              List.of(
                  Measure.subjects(Indicator.PERSONS_ARRESTED, keys),
                  Measure.events(Indicator.ARRESTS, keys));
          case 1 -> List.of(Measure.number(Indicator.FRAUD_VICTIMS_TARGETED, number));
          default ->
              List.of(
                  Measure.amount(
                      Indicator.FUNDS_INTERCEPTED, new Money(NGN, 2, BigInteger.valueOf(number))));
        });
  }
}
