package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.ResultSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many rates are kept, and however far apart the days are, every amount has its rate. */
class ManyRatesTest {
  private static final LocalDate FIRST = LocalDate.parse("1999-01-01");
  private static final List<String> CODES =
      List.of(
          "AED", "AUD", "BWP", "CAD", "CHF", "CNY", "DKK", "EGP", "ETB", "EUR", "GBP", "GHS", "GMD",
          "HKD", "INR", "JPY", "KES");
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ManyRatesTest.class);
    store(100_000);
    store("NGN", "2025-07-01", "0.5");
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void an_amount_is_valued_by_the_last_of_100_001_rates_beside_one_dated_1990() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", funds("F-0", "NGN", "100", "1990-01-01"));
    for (String code : CODES) {
      reporting.validated(operation, "NG", funds("F-" + code, code, "100", "2010-07-01"));
    }
    reporting.validated(operation, "NG", funds("F-1", "NGN", "100", "2025-07-01"));

    var validated = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    assertThat(validated.getUnvaluedAmountsList())
        .extracting(Amount::getCode, Amount::getUnits)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("NGN", "100"));
    assertThat(validated.getAmount().getUnits()).isEqualTo(Integer.toString(100 * 17 * 200 + 5000));
  }

  private static void store(int number) {
    int days = number / CODES.size() + 1;
    var rates = new ArrayList<Document>();
    for (String code : CODES) {
      IntStream.range(0, days)
          .limit(number - rates.size())
          .forEach(day -> rates.add(rate(code, FIRST.plusDays(day).toString(), "2")));
    }
    reporting.service.mongo().collection("rates", Document.class).insertMany(rates);
  }

  private static void store(String code, String day, String value) {
    reporting.service.mongo().collection("rates", Document.class).insertOne(rate(code, day, value));
  }

  static Document rate(String code, String day, String value) {
    return new Document("_id", "rate.ISO_4217." + code + ".-.USD." + day)
        .append("version", 1L)
        .append(
            "currency",
            new Document("scheme", "ISO_4217").append("code", code).append("network", ""))
        .append("quote", "USD")
        .append("day", day)
        .append("rate", value)
        .append("source", "A test")
        .append("recorded", java.util.Date.from(Instant.parse("2025-07-01T00:00:00Z")));
  }

  private static ResultSpec funds(String reference, String code, String units, String day) {
    var spec = spec(reference);
    spec.setOccurredTime(
        Timestamp.newBuilder().setSeconds(Instant.parse(day + "T12:00:00Z").getEpochSecond()));
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .setAmount(
            Amount.newBuilder()
                .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
                .setCode(code)
                .setUnits(units));
    return spec.build();
  }
}
