package cordon.operations.resource;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.operation.PlanAnnex.ResourceNeed;
import cordon.operations.resource.ResourceSums.Counted;
import cordon.operations.resource.ResourceSums.Sum;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ResourceSumsTest {
  private static final List<String> KEYS = List.of("kits", "cars", "dogs");
  private static final List<String> UNITS = List.of("pieces", "days");

  @Test
  void a_need_that_the_plan_has_no_more_is_told_and_nothing_is_lost() {
    var sums =
        ResourceSums.of(
            List.of(need("cars", 2, "pieces")),
            List.of(
                counted("kits", "pieces", ContributionState.DEPLOYED, 3),
                counted("cars", "days", ContributionState.COMMITTED, 5),
                new Counted("cars", "Cars", "pieces", null, 0)));

    assertThat(sums.sums())
        .extracting(Sum::key, Sum::unit, Sum::inPlan, Sum::needed, Sum::shortBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cars", "pieces", true, 2L, 2L),
            org.assertj.core.groups.Tuple.tuple("cars", "days", false, 0L, 0L),
            org.assertj.core.groups.Tuple.tuple("kits", "pieces", false, 0L, 0L));
    assertThat(sums.sums().getLast().deployed()).isEqualTo(3);
    assertThat(sums.unreadable()).isEqualTo(1);
  }

  @Test
  void what_is_released_is_there_no_more_and_what_is_pledged_not_yet() {
    var sums =
        ResourceSums.of(
            List.of(need("kits", 12, "pieces")),
            List.of(
                counted("kits", "pieces", ContributionState.PLEDGED, 5),
                counted("kits", "pieces", ContributionState.COMMITTED, 4),
                counted("kits", "pieces", ContributionState.DEPLOYED, 3),
                counted("kits", "pieces", ContributionState.RELEASED, 2)));

    assertThat(sums.sums().getFirst().shortBy()).isEqualTo(5);
  }

  /** Each row is what a plain recount gives, and every contribution is in one row. */
  @Property
  void sums_are_what_a_recount_gives_and_nothing_is_short_by_less_than_none(
      @ForAll("needs") List<ResourceNeed> needs,
      @ForAll("contributions") List<Counted> contributions) {
    List<Sum> sums = ResourceSums.of(needs, contributions).sums();

    for (Sum sum : sums) {
      assertThat(sum.asked()).isEqualTo(recount(sum, contributions, ContributionState.ASKED));
      assertThat(sum.pledged()).isEqualTo(recount(sum, contributions, ContributionState.PLEDGED));
      assertThat(sum.committed())
          .isEqualTo(recount(sum, contributions, ContributionState.COMMITTED));
      assertThat(sum.deployed()).isEqualTo(recount(sum, contributions, ContributionState.DEPLOYED));
      assertThat(sum.released()).isEqualTo(recount(sum, contributions, ContributionState.RELEASED));
      assertThat(sum.shortBy()).isNotNegative();
      assertThat(sum.shortBy() + sum.committed() + sum.deployed())
          .isGreaterThanOrEqualTo(sum.needed());
      assertThat(sum.shortBy() == 0 || sum.committed() + sum.deployed() < sum.needed()).isTrue();
    }
    assertThat(sums.stream().map(sum -> sum.key() + " " + sum.unit())).doesNotHaveDuplicates();
    assertThat(total(sums, Sum::deployed))
        .isEqualTo(
            contributions.stream()
                .filter(one -> one.state() == ContributionState.DEPLOYED)
                .mapToLong(Counted::quantity)
                .sum());
    assertThat(sums.stream().filter(Sum::inPlan).map(Sum::key))
        .containsExactlyElementsOf(needs.stream().map(ResourceNeed::key).toList());
  }

  @Provide
  Arbitrary<List<ResourceNeed>> needs() {
    Arbitrary<ResourceNeed> one =
        Combinators.combine(
                Arbitraries.of(KEYS),
                Arbitraries.longs().between(1, 1_000_000_000),
                Arbitraries.of(UNITS))
            .as(ResourceSumsTest::need);
    return one.list().uniqueElements(ResourceNeed::key).ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Counted>> contributions() {
    return Combinators.combine(
            Arbitraries.of(KEYS),
            Arbitraries.of(UNITS),
            Arbitraries.of(ContributionState.class),
            Arbitraries.longs().between(1, 1_000_000_000))
        .as(ResourceSumsTest::counted)
        .list()
        .ofMaxSize(30);
  }

  private static long recount(Sum sum, List<Counted> contributions, ContributionState state) {
    long total = 0;
    for (Counted one : contributions) {
      if (one.key().equals(sum.key()) && one.unit().equals(sum.unit()) && one.state() == state) {
        total += one.quantity();
      }
    }
    return total;
  }

  private static long total(List<Sum> sums, ToLongFunction<Sum> of) {
    return sums.stream().mapToLong(of).sum();
  }

  private static ResourceNeed need(String key, long quantity, String unit) {
    return new ResourceNeed(key, key, quantity, unit, null);
  }

  private static Counted counted(String key, String unit, ContributionState state, long quantity) {
    return new Counted(key, key, unit, state, quantity);
  }
}
