package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.contract.Indicators;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Finding;
import cordon.reporting.result.Indicator;
import cordon.reporting.v1.IndicatorDefinition;
import cordon.reporting.v1.Unit;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each kind of finding counts, and the catalogue that it counts by. */
class MeasuresTest {
  private static final Money MONEY =
      new Money(new Currency(MoneyScheme.ISO_4217, "NGN", ""), 2, BigInteger.TEN);

  /** One of each kind. */
  private static final List<Finding> ALL =
      List.of(
          new Finding.PersonsListed(List.of()),
          new Finding.PersonsCounted(12),
          new Finding.VictimsTargeted(700),
          new Finding.FundsIntercepted(MONEY, Finding.Rung.FROZEN, null),
          new Finding.InfrastructuresListed(List.of()),
          new Finding.InfrastructuresCounted(3),
          new Finding.NilReturn());

  @Test
  void the_catalogue_of_the_contract_is_the_one_that_is_counted_by_in_its_order() {
    assertThat(Arrays.stream(Indicator.values()).map(Indicator::key))
        .containsExactlyElementsOf(
            Indicators.all().stream().map(IndicatorDefinition::getIndicator).toList());
    assertThat(Indicators.all())
        .allSatisfy(one -> {
          assertThat(one.getUnit()).isNotIn(Unit.UNIT_UNSPECIFIED, Unit.UNRECOGNIZED);
          assertThat(one.getDefinition()).hasSizeGreaterThan(20).endsWith(".");
          assertThat(one.getVersion()).isPositive();
        });
  }

  @Test
  void what_counts_people_is_of_persons_whatever_its_unit_is() {
    assertThat(Indicators.all())
        .filteredOn(one -> one.getUnit() == Unit.UNIT_PERSON)
        .isNotEmpty()
        .allMatch(IndicatorDefinition::getOfPersons);
    assertThat(Indicators.of("arrests").getUnit()).isEqualTo(Unit.UNIT_EVENT);
    assertThat(Indicators.isOfPersons("arrests")).isTrue();
    assertThat(Indicators.forTargets())
        .containsExactly("funds_intercepted", "infrastructures_taken_down");
  }

  @Test
  void every_kind_of_finding_counts_towards_the_indicators_that_its_kind_names_in_their_order() {
    assertThat(ALL.stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(Finding.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    for (Finding finding : ALL) {
      List<Measure> measures = Measures.of(finding, List.of("a", "b"));

      assertThat(measures.stream().map(Measure::indicator))
          .as(finding.toString())
          .containsExactlyElementsOf(finding.indicators().stream().map(Indicator::key).toList());
    }
  }

  @Test
  void a_measure_fits_the_unit_of_its_indicator() {
    for (Finding finding : ALL) {
      for (Measure measure : Measures.of(finding, List.of("a", "b"))) {
        assertThat(Indicators.of(measure.indicator()).getUnit())
            .as("%s of %s", measure, finding)
            .isIn(unitsOf(measure));
      }
    }
  }

  @Test
  void several_persons_who_are_listed_are_persons_and_arrests() {
    assertThat(Measures.of(ALL.getFirst(), List.of("a", "b")))
        .containsExactly(
            new Measure.Subjects("persons_arrested", List.of("a", "b")),
            new Measure.Events("arrests", List.of("a", "b")));
  }

  private static Set<Unit> unitsOf(Measure measure) {
    return switch (measure) {
      case Measure.Number _ -> Set.of(Unit.UNIT_PERSON, Unit.UNIT_OBJECT, Unit.UNIT_EVENT);
      case Measure.Subjects _ -> Set.of(Unit.UNIT_PERSON, Unit.UNIT_OBJECT);
      case Measure.Events _ -> Set.of(Unit.UNIT_EVENT);
      case Measure.Amount _ -> Set.of(Unit.UNIT_AMOUNT);
    };
  }
}
