package cordon.reporting.rate;

import com.google.protobuf.Message;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.reporting.money.Currency;
import cordon.reporting.money.MoneyScheme;
import java.time.Instant;

/** Rates between the contract and the domain. */
final class RateMessages {
  private RateMessages() {}

  /** A rate as its first version. */
  static Rate rate(cordon.reporting.v1.Rate rate, Instant now) {
    var currency =
        new Currency(
                EnumNames.read(MoneyScheme.class, rate.getScheme()),
                rate.getCode(),
                rate.getNetwork())
            .counted();
    return new Rate(
        Rate.idOf(currency, rate.getQuoteCurrency(), rate.getDay()),
        1,
        currency,
        rate.getQuoteCurrency(),
        rate.getDay(),
        rate.getRate(),
        rate.getSource(),
        now);
  }

  static cordon.reporting.v1.Rate message(Rate rate) {
    return cordon.reporting.v1.Rate.newBuilder()
        .setScheme(EnumNames.write(cordon.common.v1.MoneyScheme.class, rate.currency().scheme()))
        .setCode(rate.currency().code())
        .setNetwork(rate.currency().network())
        .setQuoteCurrency(rate.quote())
        .setDay(rate.day())
        .setRate(rate.rate())
        .setSource(rate.source())
        .setVersion(rate.version())
        .setRecordedTime(Times.write(rate.recorded()))
        .build();
  }

  static Message journaled(Rate rate) {
    return message(rate);
  }
}
