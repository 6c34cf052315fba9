package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Money;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import java.time.Instant;
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
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The projection itself, on its store: whatever comes together in one stretch and in whichever
 * order, the rows are what counting the last versions anew gives, and what is kept between readings
 * is what is stored.
 */
class ProjectionCountingTest {
  private static final List<String> COUNTRIES = List.of("", "NG", "GH", "KE");
  private static @Nullable ReportingFixture started;
  private static long position;

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
    var entries = new ArrayList<Numbered>();
    for (Contribution change : changes) {
      position++;
      entries.add(new Numbered(position, Instant.now(), entry(operation, change)));
    }
    var projection = reporting().service.bean(OutcomeProjection.class);
    reporting()
        .service
        .mongo()
        .inTransaction(session -> {
          projection.apply(session, build(), entries);
          return true;
        });
  }

  private static ViewBuild build() {
    return reporting().service.bean(Views.class).serving("outcome");
  }

  private static Map<String, Long> rows(String operation) {
    var store = new OutcomeStore(build());
    var rows = new TreeMap<String, Long>();
    return reporting()
        .service
        .mongo()
        .inTransaction(session -> {
          for (String country : COUNTRIES) {
            for (CountRow row : store.counts(session, operation, country)) {
              put(
                  rows,
                  row.dimension(),
                  country,
                  row.indicator(),
                  row.validated(),
                  row.provisional());
            }
            store.sums(
                session,
                operation,
                country,
                List.of(),
                row ->
                    add(
                        rows,
                        row.dimension(),
                        country,
                        row.validated().units().longValueExact(),
                        row.provisional().units().longValueExact()));
          }
          return rows;
        });
  }

  private static Map<String, Long> shown(KeptFigures kept) {
    var shown = new TreeMap<String, Long>();
    Collection<CountryCells> all = kept.read("USD", System.nanoTime()).cells().values();
    for (CountryCells cells : all) {
      for (CountRow row : cells.counts()) {
        put(
            shown,
            row.dimension(),
            cells.country(),
            row.indicator(),
            row.validated(),
            row.provisional());
      }
      cells
          .money()
          .forEach((dimension, sums) ->
              sums.values()
                  .forEach(sum ->
                      add(
                          shown,
                          dimension,
                          cells.country(),
                          units(sum.validated),
                          units(sum.provisional))));
    }
    return shown;
  }

  private static long units(CurrencySum.Part part) {
    return part.original == null ? 0 : part.original.unscaledValue().longValueExact();
  }

  private static void add(
      Map<String, Long> rows, Dimension dimension, String country, long validated, long open) {
    put(rows, dimension, country, "money", validated, open);
  }

  private static void put(
      Map<String, Long> rows,
      Dimension dimension,
      String country,
      String indicator,
      long validated,
      long open) {
    for (Stage stage : List.of(Stage.VALIDATED, Stage.PROVISIONAL)) {
      long number = stage == Stage.VALIDATED ? validated : open;
      if (number != 0) {
        rows.merge(
            String.join("/", dimension.name(), country, indicator, stage.name()),
            number,
            Long::sum);
      }
    }
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

  private static Entry entry(String operation, Contribution change) {
    String aggregate = operation + "-" + change.resultId();
    var counted =
        CountedResult.newBuilder()
            .setResult(
                Result.newBuilder()
                    .setResultId(aggregate)
                    .setOperationId(operation)
                    .setCountry(change.country())
                    .setIndicator(change.indicator())
                    .setState(
                        change.stage() == Stage.NONE
                            ? ResultState.RESULT_STATE_REJECTED
                            : EnumNames.write(ResultState.class, change.stage()))
                    .setSpec(spec(change)))
            .addAllSubjectKeys(change.keys())
            .build();
    return new Entry(
        Entry.name(aggregate, position),
        aggregate,
        position,
        null,
        0,
        new Actor("somebody", change.country(), List.of()),
        null,
        null,
        "ReportResult",
        null,
        Instant.now(),
        CountedResult.getDescriptor().getFullName(),
        new Binary(counted.toByteArray()),
        null,
        new Binary(new byte[0]),
        null);
  }

  private static ResultSpec spec(Contribution change) {
    var spec =
        ResultSpec.newBuilder()
            .setReference(change.reference())
            .setOccurredTime(Times.write(change.occurred()))
            .setPlaceCountry(change.place());
    Money money = change.money();
    if (money != null) {
      spec.getFundsInterceptedBuilder()
          .getAmountBuilder()
          .setScheme(cordon.common.v1.MoneyScheme.MONEY_SCHEME_ISO_4217)
          .setCode(money.currency().code())
          .setScale(money.scale())
          .setUnits(money.units().toString());
    } else if (change.number() != 0) {
      spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(change.number());
    } else {
      spec.getPersonsArrestedBuilder().getItemsBuilder();
    }
    return spec.build();
  }
}
