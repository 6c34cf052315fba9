package cordon.reporting.outcome;

import static cordon.reporting.outcome.ProjectionCountingTest.counted;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.store.Mongo;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Days and hours of the projection itself, whatever comes in whichever order and stretch. */
class DatedRowsTest {
  private static final Instant FIRST = Instant.parse("2025-07-05T21:50:00Z");
  private static final Duration APART = Duration.ofMinutes(25);
  private static @Nullable ReportingFixture started;

  @BeforeContainer
  static void start() {
    started = new ReportingFixture(DatedRowsTest.class);
  }

  @AfterContainer
  static void stop() {
    reporting().close();
  }

  private static ReportingFixture reporting() {
    return Objects.requireNonNull(started);
  }

  @Property(tries = 40)
  void each_day_has_what_counting_that_day_anew_gives_and_the_days_add_up_to_the_figure(
      @ForAll("histories") List<Contribution> history) {
    String operation = Ids.next();
    Map<String, Contribution> now = new LinkedHashMap<>();
    history.forEach(change -> now.put(change.resultId(), change));

    enter(operation, history, history.size());

    Map<String, Long> days = days(operation);
    assertThat(days).isEqualTo(CountingTest.anewByDay(now.values()));
    assertThat(added(days)).isEqualTo(Rows.of(reporting().service, operation));
  }

  @Property(tries = 25)
  void what_stood_at_the_beginning_of_an_hour_is_the_figure_less_what_came_since(
      @ForAll("histories") List<Contribution> history) {
    String operation = Ids.next();
    Map<String, Contribution> now = new LinkedHashMap<>();
    Map<String, Map<String, Long>> before = new TreeMap<>();
    for (int i = 0; i < history.size(); i++) {
      before.putIfAbsent(DatedStore.hourOf(at(i)), CountingTest.anew(now.values()));
      now.put(history.get(i).resultId(), history.get(i));
    }

    enter(operation, history, history.size());

    before.forEach(
        (hour, figures) -> assertThat(asOf(operation, hour)).as(hour).isEqualTo(figures));
  }

  @Property(tries = 25)
  void how_the_journal_is_cut_into_stretches_does_not_show(
      @ForAll("histories") List<Contribution> history, @ForAll("lengths") int length) {
    String whole = Ids.next();
    String cut = Ids.next();

    enter(whole, history, history.size());
    enter(cut, history, length);

    for (String collection : List.of("day_rows", "hour_rows", "hour_sums", "reporters")) {
      assertThat(stored(cut, collection)).as(collection).isEqualTo(stored(whole, collection));
    }
  }

  @Provide
  Arbitrary<List<Contribution>> histories() {
    return new CountingTest().histories().filter(history -> !history.isEmpty());
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.integers().between(1, 5);
  }

  private static Instant at(int entry) {
    return FIRST.plus(APART.multipliedBy(entry));
  }

  private static void enter(String operation, List<Contribution> history, int length) {
    var entered = new ArrayList<Rows.Entered>();
    for (int i = 0; i < history.size(); i++) {
      entered.add(new Rows.Entered(at(i), counted(operation, history.get(i))));
    }
    for (int from = 0; from < entered.size(); from += length) {
      Rows.enter(
          reporting().service, entered.subList(from, Math.min(from + length, entered.size())));
    }
  }

  private static Map<String, Long> days(String operation) {
    var days = new TreeMap<String, Long>();
    Consumer<DayRow> count =
        row ->
            put(
                days,
                row.dimension(),
                row.country(),
                row.indicator(),
                row.day(),
                row.validated(),
                row.provisional());
    read("day_rows", DayRow.class, operation, count);
    Consumer<MoneyRow> sum =
        row ->
            put(
                days,
                row.dimension(),
                row.country(),
                Objects.requireNonNull(row.indicator()),
                row.day(),
                row.validated().units().longValueExact(),
                row.provisional().units().longValueExact());
    read("money_rows", MoneyRow.class, operation, sum);
    return days;
  }

  private static void put(
      Map<String, Long> days,
      Dimension dimension,
      String country,
      String indicator,
      String day,
      long validated,
      long open) {
    var one = new TreeMap<String, Long>();
    Rows.put(one, dimension, country, indicator, validated, open);
    one.forEach((name, number) -> days.merge(name + "/" + day, number, Long::sum));
  }

  private static Map<String, Long> added(Map<String, Long> days) {
    var added = new TreeMap<String, Long>();
    days.forEach(
        (name, number) -> added.merge(name.substring(0, name.lastIndexOf('/')), number, Long::sum));
    return added;
  }

  private static Map<String, Long> asOf(String operation, String hour) {
    var figures = new TreeMap<>(Rows.of(reporting().service, operation));
    var since = new TreeMap<String, Long>();
    var store = new DatedStore(Rows.build(reporting().service));
    Mongo mongo = reporting().service.mongo();
    var _ =
        mongo.inTransaction(session -> {
          store.since(
              session,
              operation,
              hour,
              row ->
                  Rows.put(
                      since,
                      row.dimension(),
                      row.country(),
                      row.indicator(),
                      row.validated(),
                      row.provisional()));
          store.sumsSince(
              session,
              operation,
              hour,
              row ->
                  Rows.put(
                      since,
                      row.dimension(),
                      row.country(),
                      Objects.requireNonNull(row.indicator()),
                      row.validated().units().longValueExact(),
                      row.provisional().units().longValueExact()));
          return true;
        });
    since.forEach((name, number) -> figures.merge(name, -number, Long::sum));
    figures.values().removeIf(number -> number == 0);
    return figures;
  }

  /** Without the operation, which the two have of their own. */
  private static List<String> stored(String operation, String collection) {
    var rows = new ArrayList<String>();
    Consumer<Document> add = row -> rows.add(row.toJson().replace(operation, "op"));
    read(collection, Document.class, operation, add);
    rows.sort(null);
    return rows;
  }

  private static <T> void read(
      String collection, Class<T> type, String operation, Consumer<T> each) {
    Rows.build(reporting().service)
        .collection(collection, type)
        .find(new Document("operationId", operation))
        .forEach(each);
  }
}
