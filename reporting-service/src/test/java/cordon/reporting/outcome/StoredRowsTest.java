package cordon.reporting.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.conformance.Golden;
import cordon.platform.store.Codecs;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.result.Indicator;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.codecs.configuration.CodecRegistry;
import org.junit.jupiter.api.Test;

/** The view's stored forms: what stands in builds that serve beside this one must be readable. */
class StoredRowsTest {
  private static final CodecRegistry CODECS =
      CodecRegistries.fromRegistries(
          CodecRegistries.fromProviders(Measure.KINDS.codecs()), Codecs.with());
  private static final Currency NGN = new Currency(MoneyScheme.ISO_4217, "NGN", "");
  private static final Money MONEY = new Money(NGN, 2, BigInteger.valueOf(500));
  private static final List<Measure> ALL =
      List.of(
          Measure.subjects(Indicator.PERSONS_ARRESTED, List.of("DOCUMENT.0c", "only.id.P-2")),
          Measure.events(Indicator.ARRESTS, List.of("DOCUMENT.0c", "only.id.P-2")),
          Measure.number(Indicator.FRAUD_VICTIMS_TARGETED, 700),
          Measure.amount(Indicator.FUNDS_INTERCEPTED, MONEY));

  @Test
  void a_contribution_with_every_kind_of_measure_is_stored_in_the_form_that_is_pinned() {
    assertThat(ALL.stream().<Class<?>>map(Object::getClass).toList())
        .containsExactlyInAnyOrder(
            Arrays.stream(Measure.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
    Golden.assertMatches(CODECS, contribution(ALL), "contributions/every-measure.json");
  }

  @Test
  void as_the_version_before_keeps_it_a_contribution_has_its_main_measure_alone() {
    Golden.assertMatches(
        CODECS, SingleMeasure.of(contribution(ALL)), "contributions_to_3/subjects.json");
    Golden.assertMatches(
        CODECS, SingleMeasure.of(contribution(ALL.subList(3, 4))), "contributions_to_3/money.json");
    for (Measure measure : List.of(ALL.get(0), ALL.get(2), ALL.get(3))) {
      assertThat(SingleMeasure.counted(contribution(List.of(measure))))
          .isEqualTo(contribution(List.of(measure)));
    }
    assertThat(SingleMeasure.counted(contribution(List.of()))).isEqualTo(contribution(List.of()));
  }

  @Test
  void rows_are_stored_in_the_form_that_is_pinned() {
    Golden.assertMatches(
        CODECS,
        new CountRow("op/OWN/NG/arrests", "op", Dimension.OWN, "NG", "arrests", 7, 2),
        "count_rows/row.json");
    Golden.assertMatches(CODECS, moneyRow(), "money_rows/row.json");
    Golden.assertMatches(
        CODECS,
        new DayRow(
            "op/OWN/NG/arrests/2025-07-01",
            "op",
            Dimension.OWN,
            "NG",
            "arrests",
            "2025-07-01",
            7,
            2),
        "day_rows/row.json");
    Golden.assertMatches(
        CODECS,
        new HourRow(
            "op/2025-07-02T13/OWN/NG/arrests",
            "op",
            "2025-07-02T13",
            Dimension.OWN,
            "NG",
            "arrests",
            7,
            -2),
        "hour_rows/row.json");
    Golden.assertMatches(CODECS, hourSum(), "hour_sums/row.json");
  }

  @Test
  void money_that_was_kept_without_an_indicator_was_intercepted() {
    BsonDocument stored = BsonDocument.parse(Golden.stored(CODECS, moneyRow()));
    stored.remove("indicator");

    assertThat(
            CODECS
                .get(MoneyRow.class)
                .decode(new BsonDocumentReader(stored), DecoderContext.builder().build()))
        .isEqualTo(moneyRow());
  }

  private static MoneyRow moneyRow() {
    return new MoneyRow(
        "op/OWN/NG/ISO_4217.NGN.-/2/2025-07-01/funds_intercepted",
        "op",
        Dimension.OWN,
        "NG",
        "funds_intercepted",
        NGN,
        2,
        "2025-07-01",
        Sum.of(BigInteger.valueOf(500)),
        Sum.ZERO);
  }

  private static HourSum hourSum() {
    return new HourSum(
        "op/2025-07-02T13/OWN/NG/ISO_4217.NGN.-/2/2025-07-01/funds_intercepted",
        "op",
        "2025-07-02T13",
        Dimension.OWN,
        "NG",
        "funds_intercepted",
        NGN,
        2,
        "2025-07-01",
        Sum.of(BigInteger.valueOf(500)),
        Sum.of(BigInteger.valueOf(-500)));
  }

  private static Contribution contribution(List<Measure> measures) {
    return new Contribution(
        "id",
        "op",
        "NG",
        "GH",
        Instant.parse("2025-07-01T00:00:00Z"),
        "R-1",
        Stage.VALIDATED,
        measures);
  }
}
