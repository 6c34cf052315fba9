package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.store.Mongo;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.junit.jupiter.api.Test;

/** Sums beyond the 34 digits of MongoDB's decimals. */
class SumTest {
  private static final BigInteger MOST = BigInteger.TEN.pow(30).subtract(BigInteger.ONE);

  @Property
  void parts_add_up_to_the_sum_and_forget_nothing(
      @ForAll @BigRange(min = "0", max = "999999999999999999999999999999") BigInteger one,
      @ForAll @BigRange(min = "0", max = "999999999999999999999999999999") BigInteger other) {
    Sum both = Sum.of(one).plus(Sum.of(other));

    assertThat(both.units()).isEqualTo(one.add(other));
    assertThat(both.plus(Sum.of(one.negate()))).isEqualTo(Sum.of(other));
    assertThat(both.plus(Sum.of(one.negate())).plus(Sum.of(other.negate()))).isEqualTo(Sum.ZERO);
  }

  @Test
  void what_the_database_adds_up_is_exact_beyond_34_digits_and_goes_when_nothing_is_left() {
    try (var reporting = new ReportingFixture(SumTest.class)) {
      var store = new OutcomeStore(reporting.service.bean(Mongo.class));
      int reports = 20_000;
      add(store, reports, 1);
      add(store, 7, 1);

      assertThat(total(store)).isEqualTo(MOST.multiply(BigInteger.valueOf(reports + 7)));

      add(store, reports, -1);
      assertThat(total(store)).isEqualTo(MOST.multiply(BigInteger.valueOf(7)));
      add(store, 7, -1);
      assertThat(rows(store)).isEmpty();
    }
  }

  private static void add(OutcomeStore store, int reports, int sign) {
    var increments = new Increments();
    for (int i = 0; i < reports; i++) {
      increments.result(report(), sign);
    }
    store.inSnapshot(session -> {
      store.add(session, increments);
      return true;
    });
  }

  private static BigInteger total(OutcomeStore store) {
    return rows(store).stream()
        .filter(row -> row.dimension() == Dimension.TOTAL)
        .map(row -> row.validated().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static List<MoneyRow> rows(OutcomeStore store) {
    return store.inSnapshot(session -> store.sums(session, "op", Optional.empty()));
  }

  private static Contribution report() {
    return new Contribution(
        "r",
        "op",
        "NG",
        "NG",
        Instant.parse("2025-07-01T00:00:00Z"),
        "F-1",
        Stage.VALIDATED,
        "funds_intercepted",
        0,
        List.of(),
        new Money(new Currency(MoneyScheme.ISO_4217, "NGN", ""), 2, MOST));
  }
}
