package cordon.reporting.outcome;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Finding;
import cordon.reporting.result.Person;
import cordon.reporting.result.Result;
import cordon.reporting.result.ResultMoves;
import cordon.reporting.result.ResultMoves.Act;
import cordon.reporting.result.ResultSpec;
import cordon.reporting.result.ResultState;
import cordon.reporting.subject.IdentifierType;
import cordon.reporting.subject.Subject;
import cordon.reporting.v1.CountedResult;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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
 * Whatever is found: what the projection keeps is what the counting rules say, which are written
 * down once more here, from findings and not from measures.
 */
class MeasuresCountingTest {
  private static final Instant DAY = Instant.parse("2025-07-01T00:00:00Z");
  private static final Currency NGN = new Currency(MoneyScheme.ISO_4217, "NGN", "");
  private static @Nullable ReportingFixture started;

  /** One result; whose number in the list is part of its reference. */
  record Report(String country, String place, int hour, ResultState state, Finding finding) {}

  /** That a result names something that is one however many name it. */
  record Said(String indicator, String what, Result by) {}

  @BeforeContainer
  static void start() {
    started = new ReportingFixture(MeasuresCountingTest.class);
  }

  @AfterContainer
  static void stop() {
    reporting().close();
  }

  private static ReportingFixture reporting() {
    return Objects.requireNonNull(started);
  }

  @Property(tries = 60)
  void figures_of_any_findings_are_what_the_counting_rules_say(
      @ForAll("reports") List<Report> reports) {
    String operation = Ids.next();
    List<Result> results =
        IntStream.range(0, reports.size())
            .mapToObj(number -> result(operation, number, reports.get(number)))
            .toList();

    Rows.apply(
        reporting().service,
        results.stream().map(one -> (CountedResult) ResultMoves.journaled(one)).toList());
    Map<String, Long> rows = Rows.of(reporting().service, operation);

    assertThat(rows).isEqualTo(ruled(results));
    assertThat(total(rows, "arrests")).isGreaterThanOrEqualTo(total(rows, "persons_arrested"));
  }

  private static long total(Map<String, Long> rows, String indicator) {
    return rows.getOrDefault("TOTAL//" + indicator + "/VALIDATED", 0L)
        + rows.getOrDefault("TOTAL//" + indicator + "/PROVISIONAL", 0L);
  }

  /** Rules 2, 3, 4, 6 and 8 of how things are counted. */
  private static Map<String, Long> ruled(List<Result> results) {
    var figures = new TreeMap<String, Long>();
    var said = new ArrayList<Said>();
    results.stream().filter(MeasuresCountingTest::counts).forEach(one -> read(one, figures, said));
    said.stream()
        .collect(groupingBy(one -> List.of(one.indicator(), one.what())))
        .forEach((what, all) -> {
          List<Result> by = all.stream().map(Said::by).toList();
          add(figures, "TOTAL", "", what.getFirst(), stage(by), 1);
          add(figures, "CREDITED", credited(by), what.getFirst(), stage(by), 1);
          by.stream()
              .collect(groupingBy(Result::country))
              .forEach(
                  (country, own) -> add(figures, "OWN", country, what.getFirst(), stage(own), 1));
        });
    return figures;
  }

  private static void read(Result result, Map<String, Long> figures, List<Said> said) {
    Finding finding = result.spec().finding();
    if (finding instanceof Finding.PersonsListed(List<Person> persons)) {
      for (Person person : persons) {
        String who =
            person.document() == null
                ? "nobody else " + result.id() + " " + person.reference()
                : person.document().key();
        said.add(new Said("persons_arrested", who, result));
        said.add(new Said("arrests", who + " in " + result.spec().place(), result));
      }
    } else if (finding instanceof Finding.PersonsCounted(long number)) {
      addTo(figures, result, "persons_arrested", number);
      addTo(figures, result, "arrests", number);
    } else if (finding instanceof Finding.VictimsTargeted(long number)) {
      addTo(figures, result, "fraud_victims_targeted", number);
    } else if (finding instanceof Finding.FundsIntercepted funds) {
      addTo(figures, result, "funds_intercepted", funds.amount().units().longValueExact());
    } else if (finding instanceof Finding.InfrastructuresListed(List<Subject> subjects)) {
      subjects.forEach(one -> said.add(new Said("infrastructures_taken_down", one.key(), result)));
    } else if (finding instanceof Finding.InfrastructuresCounted(long number)) {
      addTo(figures, result, "infrastructures_taken_down", number);
    }
  }

  private static void addTo(
      Map<String, Long> figures, Result result, String indicator, long number) {
    String stage = stage(List.of(result));
    add(figures, "TOTAL", "", indicator, stage, number);
    add(figures, "CREDITED", result.spec().place(), indicator, stage, number);
    add(figures, "OWN", result.country(), indicator, stage, number);
  }

  private static void add(
      Map<String, Long> figures,
      String dimension,
      String country,
      String indicator,
      String stage,
      long number) {
    figures.merge(String.join("/", dimension, country, indicator, stage), number, Long::sum);
  }

  /** The country where the earliest act took place, of those that are as sure as the figure. */
  private static String credited(List<Result> by) {
    Predicate<Result> decides =
        by.stream().anyMatch(MeasuresCountingTest::validated)
            ? MeasuresCountingTest::validated
            : one -> true;
    return by.stream()
        .filter(decides)
        .min(
            Comparator.comparing((Result one) -> one.spec().occurred())
                .thenComparing(Result::country)
                .thenComparing(one -> one.spec().reference())
                .thenComparing(Result::id))
        .orElseThrow()
        .spec()
        .place();
  }

  private static String stage(List<Result> by) {
    return by.stream().anyMatch(MeasuresCountingTest::validated) ? "VALIDATED" : "PROVISIONAL";
  }

  private static boolean validated(Result result) {
    return result.state() == ResultState.VALIDATED;
  }

  private static boolean counts(Result result) {
    return validated(result) || result.state() == ResultState.PROVISIONAL;
  }

  private static Result result(String operation, int number, Report report) {
    Result reported =
        Result.report(
            operation + "-" + number,
            operation,
            report.country(),
            new ResultSpec(
                "R-" + number,
                null,
                DAY.plusSeconds(3600L * report.hour()),
                report.place(),
                report.finding()),
            "field",
            DAY.plusSeconds(86_400));
    return switch (report.state()) {
      case PROVISIONAL -> reported;
      case VALIDATED -> moved(reported, Act.VALIDATE);
      case REJECTED -> moved(reported, Act.REJECT);
      case WITHDRAWN -> moved(moved(reported, Act.VALIDATE), Act.WITHDRAW);
    };
  }

  private static Result moved(Result before, Act act) {
    return Objects.requireNonNull(ResultMoves.move(before, act, before.spec(), "ncb"));
  }

  @Provide
  Arbitrary<List<Report>> reports() {
    Arbitrary<String> countries = Arbitraries.of("NG", "GH", "KE");
    return Combinators.combine(
            countries,
            countries,
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(ResultState.class),
            findings())
        .as(Report::new)
        .list()
        .ofMaxSize(12);
  }

  private static Arbitrary<Finding> findings() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(1, 100_000_000);
    Arbitrary<List<String>> names =
        Arbitraries.of("a", "b", "c", "").list().uniqueElements().ofMinSize(1);
    return Arbitraries.oneOf(
        names.map(MeasuresCountingTest::persons),
        numbers.map(Finding.PersonsCounted::new),
        numbers.map(Finding.VictimsTargeted::new),
        Combinators.combine(numbers, Arbitraries.of(Finding.Rung.class))
            .as((number, rung) ->
                new Finding.FundsIntercepted(
                    new Money(NGN, 2, BigInteger.valueOf(number)), rung, null)),
        names.map(MeasuresCountingTest::infrastructures),
        numbers.map(Finding.InfrastructuresCounted::new),
        Arbitraries.just(new Finding.NilReturn()));
  }

  /** Without a name there is no document. */
  private static Finding persons(List<String> names) {
    return new Finding.PersonsListed(
        names.stream()
            .map(name ->
                new Person(
                    "P-" + name,
                    name.isEmpty()
                        ? null
                        : new Subject(IdentifierType.DOCUMENT, "DOCUMENT." + name, null),
                    null,
                    null,
                    null))
            .toList());
  }

  private static Finding infrastructures(List<String> names) {
    return new Finding.InfrastructuresListed(
        names.stream()
            .map(name -> new Subject(IdentifierType.DOMAIN, "DOMAIN." + name, name + ".example"))
            .toList());
  }
}
