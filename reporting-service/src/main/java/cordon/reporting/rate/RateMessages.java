package cordon.reporting.rate;

import com.google.protobuf.Message;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.money.Currency;
import cordon.reporting.money.MoneyScheme;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** Rates between the contract and the domain. */
final class RateMessages {
  private RateMessages() {}

  /**
   * A rate as its first version.
   *
   * @throws RejectedException INCONSISTENT if there is no such day
   */
  static Rate rate(cordon.reporting.v1.Rate rate, Instant now) {
    try {
      LocalDate _ = LocalDate.parse(rate.getDay());
    } catch (DateTimeException e) {
      throw RejectedException.inconsistent("rate.day", "date", "There is no such day.");
    }
    var currency =
        new Currency(
            EnumNames.read(MoneyScheme.class, rate.getScheme()), rate.getCode(), rate.getNetwork());
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
