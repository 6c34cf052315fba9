package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sums beyond the 34 digits of MongoDB's decimals. */
class SumTest {
  private static final BigInteger MOST = BigInteger.TEN.pow(30).subtract(BigInteger.ONE);

  private static ReportingFixture reporting;
  private static Mongo mongo;
  private static OutcomeStore store;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(SumTest.class);
    mongo = reporting.service.mongo();
    store = new OutcomeStore(build());
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

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
    int reports = 20_000;
    add(reports, 1);
    add(7, 1);

    assertThat(total()).isEqualTo(MOST.multiply(BigInteger.valueOf(reports + 7)));

    add(reports, -1);
    assertThat(total()).isEqualTo(MOST.multiply(BigInteger.valueOf(7)));
    add(7, -1);
    assertThat(rows()).isEmpty();
  }

  @Test
  void the_ten_quadrillionth_report_is_added_as_exactly_as_the_first() {
    add(1, 1);
    BigInteger before = BigInteger.TEN.pow(16).subtract(BigInteger.ONE);
    Sum one = Sum.of(MOST);
    reporting
        .service
        .mongo()
        .collection(build().nameOf("money_rows"), Document.class)
        .updateMany(
            Filters.eq("operationId", "op"),
            Updates.combine(
                Updates.set("validated.high", decimal(one.high().multiply(before))),
                Updates.set("validated.low", decimal(one.low().multiply(before)))));

    add(1, 1);

    BigInteger total = total();
    reporting
        .service
        .mongo()
        .collection(build().nameOf("money_rows"), Document.class)
        .deleteMany(Filters.eq("operationId", "op"));
    assertThat(total).isEqualTo(MOST.multiply(BigInteger.TEN.pow(16)));
  }

  @Test
  void a_count_fails_at_its_end_and_never_turns_negative() {
    count(Long.MAX_VALUE);

    assertThatThrownBy(() -> count(1)).isInstanceOf(MongoException.class);
    assertThatThrownBy(
            () -> {
              var increments = new Increments();
              increments.result(counted(Long.MAX_VALUE), 1);
              increments.result(counted(1), 1);
            })
        .isInstanceOf(ArithmeticException.class);

    List<CountRow> rows = mongo.inTransaction(session -> store.counts(session, "op", "NG"));
    assertThat(rows).extracting(CountRow::validated).containsOnly(Long.MAX_VALUE);
  }

  @Test
  void money_of_two_indicators_is_kept_apart_and_taken_back_apart() {
    var increments = new Increments();
    increments.result(money("funds_intercepted", 500), 1);
    increments.result(money("losses", 70), 1);
    store(increments);
    assertThat(totals("two"))
        .containsOnly(Map.entry("funds_intercepted", 500L), Map.entry("losses", 70L));

    var back = new Increments();
    back.result(money("funds_intercepted", 500), -1);
    store(back);

    assertThat(totals("two")).containsOnly(Map.entry("losses", 70L));
  }

  private static Contribution money(String indicator, long units) {
    var naira = new Currency(MoneyScheme.ISO_4217, "NGN", "");
    return new Contribution(
        "r",
        "two",
        "NG",
        "NG",
        Instant.parse("2025-07-01T00:00:00Z"),
        "F-1",
        Stage.VALIDATED,
        List.of(new Measure.Amount(indicator, new Money(naira, 2, BigInteger.valueOf(units)))));
  }

  private static void store(Increments increments) {
    mongo.inTransaction(session -> {
      store.add(session, increments);
      return true;
    });
  }

  private static Map<String, Long> totals(String operation) {
    return mongo.inTransaction(session -> {
      var totals = new TreeMap<String, Long>();
      store.sums(
          session,
          operation,
          "",
          Set.of(),
          row ->
              totals.merge(
                  Objects.requireNonNull(row.indicator()),
                  row.validated().units().longValueExact(),
                  Long::sum));
      return totals;
    });
  }

  private static ViewBuild build() {
    return reporting.service.bean(Views.class).serving("outcome");
  }

  private static void count(long number) {
    var increments = new Increments();
    increments.result(counted(number), 1);
    mongo.inTransaction(session -> {
      store.add(session, increments);
      return true;
    });
  }

  private static Contribution counted(long number) {
    return new Contribution(
        "c",
        "op",
        "NG",
        "NG",
        Instant.parse("2025-07-01T00:00:00Z"),
        "V-1",
        Stage.VALIDATED,
        List.of(new Measure.Number("fraud_victims_targeted", number)));
  }

  private static Decimal128 decimal(BigInteger number) {
    return new Decimal128(new BigDecimal(number));
  }

  private static void add(int reports, int sign) {
    var increments = new Increments();
    for (int i = 0; i < reports; i++) {
      increments.result(report(), sign);
    }
    mongo.inTransaction(session -> {
      store.add(session, increments);
      return true;
    });
  }

  private static BigInteger total() {
    return rows().stream()
        .filter(row -> row.dimension() == Dimension.TOTAL)
        .map(row -> row.validated().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static List<MoneyRow> rows() {
    return mongo.inTransaction(session -> {
      var rows = new ArrayList<MoneyRow>();
      List.of("", "NG").forEach(country -> store.sums(session, "op", country, Set.of(), rows::add));
      return rows;
    });
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
        List.of(
            new Measure.Amount(
                "funds_intercepted",
                new Money(new Currency(MoneyScheme.ISO_4217, "NGN", ""), 2, MOST))));
  }
}
