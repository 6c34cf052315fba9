package cordon.reporting.rate;

import cordon.contract.Currencies;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.money.MoneyScheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What a rate must keep beyond the contract's own rules. */
final class RateRules {
  /** The first day of the euro: no publisher's series that is used today begins earlier. */
  static final LocalDate FIRST_DAY = LocalDate.of(1999, 1, 1);

  /** Where a day begins first, UTC+14 (Kiritimati). */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private RateRules() {}

  /**
   * A rate is of a day that has begun somewhere, between currencies that were money then, and a
   * currency is worth itself.
   *
   * @throws RejectedException INCONSISTENT, with the field
   */
  static void require(Rate rate, Instant now) {
    LocalDate day = rate.date();
    if (day.isAfter(LocalDate.ofInstant(now, EASTERNMOST))) {
      throw RejectedException.inconsistent(
          "rate.day",
          "rate.to_come",
          "The day lies in the future; give the rate of a day that has begun.");
    }
    if (day.isBefore(FIRST_DAY)) {
      throw RejectedException.inconsistent(
          "rate.day", "rate.too_early", "Rates are kept from %s on.".formatted(FIRST_DAY));
    }
    boolean iso = rate.currency().scheme() == MoneyScheme.ISO_4217;
    if (iso) {
      requireMoney(rate.currency().code(), day, "rate.code");
    }
    requireMoney(rate.quote(), day, "rate.quote_currency");
    if (iso
        && rate.currency().code().equals(rate.quote())
        && rate.value().compareTo(BigDecimal.ONE) != 0) {
      throw RejectedException.inconsistent(
          "rate.rate", "rate.itself", "A currency is worth 1 in itself.");
    }
  }

  private static void requireMoney(String code, LocalDate day, String field) {
    if (!Currencies.wasMoney(code, day)) {
      throw RejectedException.inconsistent(
          field,
          "rate.ended",
          "%s had ceased to be money more than a year before that day.".formatted(code));
    }
  }
}
