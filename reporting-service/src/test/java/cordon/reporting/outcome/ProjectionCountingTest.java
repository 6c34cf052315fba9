package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Money;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * The projection itself, on its store: whatever comes together in one stretch and in whichever
 * order, the rows are what counting the last versions anew gives, and what is kept between readings
 * is what is stored.
 */
class ProjectionCountingTest {
  private static @Nullable ReportingFixture started;

  @BeforeContainer
  static void start() {
    started = new ReportingFixture(ProjectionCountingTest.class);
  }

  @AfterContainer
  static void stop() {
    reporting().close();
  }

  private static ReportingFixture reporting() {
    return Objects.requireNonNull(started);
  }

  @Property(tries = 60)
  void rows_are_the_count_of_the_last_versions_after_every_stretch(
      @ForAll("stretches") List<List<Contribution>> stretches) {
    String operation = Ids.next();
    var kept = new KeptFigures(reporting().service.bean(FigureReader.class), operation);
    Map<String, Contribution> now = new LinkedHashMap<>();
    for (List<Contribution> stretch : stretches) {
      stretch.forEach(change -> now.put(change.resultId(), change));

      apply(operation, stretch);

      assertThat(rows(operation)).isEqualTo(CountingTest.anew(now.values()));
      assertThat(shown(kept)).isEqualTo(rows(operation));
    }
  }

  @Property(tries = 8)
  void every_order_of_arrival_gives_the_same_rows(@ForAll("results") List<Contribution> results) {
    Map<String, Long> expected = CountingTest.anew(results);
    for (List<Contribution> order : orders(results)) {
      String together = Ids.next();
      apply(together, order);
      String single = Ids.next();
      order.forEach(one -> apply(single, List.of(one)));

      assertThat(rows(together)).as("together, %s", order).isEqualTo(expected);
      assertThat(rows(single)).as("one by one, %s", order).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<List<List<Contribution>>> stretches() {
    return new CountingTest()
        .histories()
        .filter(history -> !history.isEmpty())
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** Up to four results, each once, that share their subjects. */
  @Provide
  Arbitrary<List<Contribution>> results() {
    Arbitrary<Contribution> one =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(Stage.class),
                Arbitraries.of("NG", "GH", "KE"),
                Arbitraries.integers().between(0, 1),
                Arbitraries.of("a", "b").list().uniqueElements(),
                Arbitraries.integers().between(1, 9))
            // Every third is a list of persons.
            .as((result, stage, place, hour, keys, number) ->
                CountingTest.contribution(3 * result, stage, place, hour, keys, number));
    return one.list().uniqueElements(Contribution::resultId).ofMinSize(2).ofMaxSize(4);
  }

  private static void apply(String operation, List<Contribution> changes) {
    Rows.apply(
        reporting().service, changes.stream().map(change -> counted(operation, change)).toList());
  }

  private static Map<String, Long> rows(String operation) {
    return Rows.of(reporting().service, operation);
  }

  private static Map<String, Long> shown(KeptFigures kept) {
    var shown = new TreeMap<String, Long>();
    Collection<CountryCells> all = kept.read("USD", System.nanoTime()).cells().values();
    for (CountryCells cells : all) {
      for (CountRow row : cells.counts()) {
        Rows.put(
            shown,
            row.dimension(),
            cells.country(),
            row.indicator(),
            row.validated(),
            row.provisional());
      }
      cells
          .money()
          .forEach((of, sums) ->
              sums.values()
                  .forEach(sum ->
                      Rows.put(
                          shown,
                          of.dimension(),
                          cells.country(),
                          of.indicator(),
                          units(sum.validated),
                          units(sum.provisional))));
    }
    return shown;
  }

  private static long units(CurrencySum.Part part) {
    return part.original == null ? 0 : part.original.unscaledValue().longValueExact();
  }

  private static List<List<Contribution>> orders(List<Contribution> results) {
    if (results.size() < 2) {
      return List.of(results);
    }
    var orders = new ArrayList<List<Contribution>>();
    for (Contribution first : results) {
      var others = new ArrayList<>(results);
      others.remove(first);
      for (List<Contribution> rest : orders(others)) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  static CountedResult counted(String operation, Contribution change) {
    return CountedResult.newBuilder()
        .setResult(
            Result.newBuilder()
                .setResultId(operation + "-" + change.resultId())
                .setOperationId(operation)
                .setCountry(change.country())
                .setState(
                    change.stage() == Stage.NONE
                        ? ResultState.RESULT_STATE_REJECTED
                        : EnumNames.write(ResultState.class, change.stage()))
                .setSpec(spec(change)))
        .addAllSubjectKeys(keys(change))
        .build();
  }

  private static ResultSpec spec(Contribution change) {
    var spec =
        ResultSpec.newBuilder()
            .setReference(change.reference())
            .setOccurredTime(Times.write(change.occurred()))
            .setPlaceCountry(change.place());
    switch (change.measures().getFirst()) {
      case Measure.Amount(_, Money money) ->
          spec.getFundsInterceptedBuilder()
              .setRung(MoneyRung.MONEY_RUNG_FROZEN)
              .getAmountBuilder()
              .setScheme(cordon.common.v1.MoneyScheme.MONEY_SCHEME_ISO_4217)
              .setCode(money.currency().code())
              .setScale(money.scale())
              .setUnits(money.units().toString());
      case Measure.Number(_, long number) ->
          spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
      case Measure.Subjects _, Measure.Events _ ->
          spec.getPersonsArrestedBuilder().getItemsBuilder();
    }
    return spec.build();
  }

  private static List<String> keys(Contribution change) {
    return change.measures().getFirst() instanceof Measure.Subjects(_, List<String> keys)
        ? keys
        : List.of();
  }
}
