package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
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
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is reported, amended, validated, rejected, corrected and withdrawn, in whatever order:
 * after each move the figures are what counting the results anew gives, from what the journal
 * keeps.
 */
class CorrectionCountingTest {
  private static final Instant DAY = Instant.parse("2025-07-01T00:00:00Z");
  private static final Currency NGN = new Currency(MoneyScheme.ISO_4217, "NGN", "");

  /** One attempt on one of the results, which may be refused. */
  record Attempt(int result, Act act, Content content, int by) {}

  /** What a report may say. */
  record Content(int number, List<String> documents, Finding.Rung rung, String place, int hour) {}

  @Property(tries = 400)
  void figures_after_every_move_are_the_count_of_the_results_as_they_stand(
      @ForAll("attempts") List<Attempt> attempts) {
    Map<Integer, Result> results = new LinkedHashMap<>();
    Map<String, Contribution> counted = new LinkedHashMap<>();
    var figures = new TreeMap<String, Long>();
    for (Attempt attempt : attempts) {
      Result before = results.get(attempt.result());
      Result after =
          before == null
              ? reported(attempt)
              : ResultMoves.move(before, attempt.act(), spec(attempt), "officer-" + attempt.by());
      if (after == null) {
        continue;
      }
      results.put(attempt.result(), after);
      CountingTest.step(figures, counted, contribution(ResultMoves.journaled(after)));

      assertThat(figures)
          .as("after %s", attempt)
          .isEqualTo(CountingTest.anew(results.values().stream().map(this::plain).toList()));
    }
  }

  /** What a result counts, written down once more in the plainest way. */
  private Contribution plain(Result result) {
    Finding finding = result.spec().finding();
    return new Contribution(
        result.id(),
        result.operationId(),
        result.country(),
        result.spec().place(),
        result.spec().occurred(),
        result.spec().reference(),
        result.state() == ResultState.VALIDATED
            ? Stage.VALIDATED
            : result.state() == ResultState.PROVISIONAL ? Stage.PROVISIONAL : Stage.NONE,
        measures(finding));
  }

  private static List<Measure> measures(Finding finding) {
    if (finding instanceof Finding.PersonsListed(List<Person> persons)) {
      List<String> keys = persons.stream().map(CorrectionCountingTest::key).toList();
      return List.of(
          new Measure.Subjects("persons_arrested", keys), new Measure.Events("arrests", keys));
    }
    return finding instanceof Finding.FundsIntercepted funds
        ? List.of(new Measure.Amount("funds_intercepted", funds.amount()))
        : List.of(
            new Measure.Number(
                "fraud_victims_targeted", ((Finding.VictimsTargeted) finding).number()));
  }

  private static String key(Person person) {
    return java.util.Objects.requireNonNull(person.document()).key();
  }

  private static Contribution contribution(Message kept) {
    return OutcomeEntryMessages.READER
        .read(Rows.entry("r", 1, kept))
        .map(change -> ((OutcomeChange.Counted) change).contribution())
        .orElseThrow();
  }

  private static Result reported(Attempt attempt) {
    String country = List.of("NG", "GH").get(attempt.result() % 2);
    return Result.report(
        "result-" + attempt.result(),
        "op",
        country,
        spec(attempt),
        "officer-" + attempt.by(),
        DAY.plusSeconds(86_400));
  }

  private static ResultSpec spec(Attempt attempt) {
    Content content = attempt.content();
    Finding finding =
        switch (attempt.result() % 3) {
          case 0 ->
              new Finding.PersonsListed(
                  content.documents().stream()
                      .map(document ->
                          new Person(
                              "P-" + document,
                              new Subject(IdentifierType.DOCUMENT, document, null),
                              null,
                              null,
                              null))
                      .toList());
          case 1 -> new Finding.VictimsTargeted(content.number());
          default ->
              new Finding.FundsIntercepted(
                  new Money(NGN, 2, BigInteger.valueOf(content.number())), content.rung(), null);
        };
    return new ResultSpec(
        "R-" + attempt.result(),
        null,
        DAY.plusSeconds(3600L * content.hour()),
        content.place(),
        finding);
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    Arbitrary<Content> content =
        Combinators.combine(
                Arbitraries.integers().between(1, 50),
                Arbitraries.of("a", "b", "c", "d").list().uniqueElements().ofMinSize(1),
                Arbitraries.of(Finding.Rung.class),
                Arbitraries.of("NG", "GH", "KE"),
                Arbitraries.integers().between(0, 3))
            .as(Content::new);
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(Act.class),
            content,
            Arbitraries.integers().between(0, 4))
        .as(Attempt::new)
        .list()
        .ofMaxSize(60);
  }
}
