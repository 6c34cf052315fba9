package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.PLANNER;
import static cordon.reporting.ReportingFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.common.v1.Amount;
import cordon.common.v1.MoneyScheme;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Rate;
import cordon.reporting.v1.RateServiceGrpc;
import cordon.reporting.v1.RecordRateRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Money on one network is one currency, by whichever of its names it is reported and valued. */
class NetworkNamesTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(NetworkNamesTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void money_on_every_name_of_a_network_is_one_sum_and_has_its_rate() {
    String operation = reporting.active("NG");
    Result first = reporting.validated(operation, "NG", funds("F-1", "USDT", "trc20"));
    reporting.validated(operation, "NG", funds("F-2", "USDT", "tron"));
    reporting.validated(operation, "NG", funds("F-3", "USDT", "trc-20"));
    reporting.validated(operation, "NG", funds("F-4", "USDT", "erc20"));

    var open = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();
    Rate rate = record("trx");
    var valued = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    assertThat(first.getSpec().getFundsIntercepted().getAmount().getNetwork()).isEqualTo("tron");
    assertThat(open.getUnvaluedAmountsList())
        .extracting(Amount::getNetwork, Amount::getUnits)
        .containsExactlyInAnyOrder(tuple("tron", "300"), tuple("ethereum", "100"));
    assertThat(rate.getNetwork()).isEqualTo("tron");
    assertThat(valued.getUnvaluedAmountsList())
        .extracting(Amount::getNetwork)
        .containsExactly("ethereum");
    assertThat(valued.getAmount().getUnits()).isEqualTo("60000");
  }

  /** Rows and rates of releases before, which kept the name that was reported. */
  @Test
  void what_is_stored_under_another_name_is_counted_and_valued_with_the_rest() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", funds("F-1", "USDC", "solana"));
    stored(operation, "spl");
    storedRate("spl");

    var validated = reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated();

    assertThat(validated.getOriginalAmountsList())
        .extracting(Amount::getNetwork, Amount::getUnits)
        .containsExactly(tuple("solana", "600"));
    assertThat(validated.getUnvaluedAmountsList()).isEmpty();
    assertThat(validated.getAmount().getUnits()).isEqualTo("180000");
  }

  private static Rate record(String network) {
    return RateServiceGrpc.newBlockingStub(reporting.channel(PLANNER))
        .recordRate(
            RecordRateRequest.newBuilder()
                .setRate(
                    Rate.newBuilder()
                        .setScheme(MoneyScheme.MONEY_SCHEME_VIRTUAL_ASSET)
                        .setCode("USDT")
                        .setNetwork(network)
                        .setQuoteCurrency("USD")
                        .setDay("2025-07-01")
                        .setRate("2")
                        .setSource("A test"))
                .build())
        .getRate();
  }

  private static void stored(String operation, String network) {
    String currency = "VIRTUAL_ASSET.USDC." + network;
    var nothing =
        new Document("high", Decimal128.POSITIVE_ZERO).append("low", Decimal128.POSITIVE_ZERO);
    var build = reporting.service.bean(Views.class).serving("outcome");
    var row =
        new Document(
                "_id",
                String.join(
                    "/", operation, "TOTAL", "", currency, "0", "2025-07-01", "funds_intercepted"))
            .append("operationId", operation)
            .append("dimension", "TOTAL")
            .append("country", "")
            .append("indicator", "funds_intercepted")
            .append("currency", asset(network))
            .append("scale", 0)
            .append("day", "2025-07-01")
            .append(
                "validated",
                new Document("high", Decimal128.POSITIVE_ZERO).append("low", new Decimal128(500)))
            .append("provisional", nothing);
    build.collection("money_rows", Document.class).insertOne(row);
    build
        .collection("heads", Document.class)
        .updateOne(Filters.eq("_id", operation + "/"), Updates.inc("position", 1L));
  }

  private static void storedRate(String network) {
    var rate =
        new Document("_id", "rate.VIRTUAL_ASSET.USDC." + network + ".USD.2025-07-01")
            .append("version", 1L)
            .append("currency", asset(network))
            .append("quote", "USD")
            .append("day", "2025-07-01")
            .append("rate", "3")
            .append("source", "A test")
            .append("recorded", Date.from(Instant.parse("2025-07-01T00:00:00Z")));
    reporting.service.mongo().collection("rates", Document.class).insertOne(rate);
  }

  private static Document asset(String network) {
    return new Document("scheme", "VIRTUAL_ASSET")
        .append("code", "USDC")
        .append("network", network);
  }

  private static ResultSpec funds(String reference, String code, String network) {
    var spec = spec(reference);
    spec.setOccurredTime(
        Timestamp.newBuilder().setSeconds(Instant.parse("2025-07-01T12:00:00Z").getEpochSecond()));
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .setAmount(
            Amount.newBuilder()
                .setScheme(MoneyScheme.MONEY_SCHEME_VIRTUAL_ASSET)
                .setCode(code)
                .setNetwork(network)
                .setUnits("100"));
    return spec.build();
  }
}
