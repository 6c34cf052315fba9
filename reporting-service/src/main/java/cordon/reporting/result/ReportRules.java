package cordon.reporting.result;

import cordon.contract.Currencies;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.plan.NamedTasks;
import cordon.reporting.result.Finding.FundsIntercepted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What every report must keep beyond the contract's own rules, alone or in a submission. */
public final class ReportRules {
  private ReportRules() {}

  /**
   * Money is counted in what was money when it was intercepted, or had been within the year before.
   * It was not intercepted after now, whatever a clock that runs ahead may say.
   *
   * @throws RejectedException INCONSISTENT
   */
  public static void requireMoney(ResultSpec spec, Instant now) {
    Instant then = spec.occurred().isAfter(now) ? now : spec.occurred();
    if (spec.finding() instanceof FundsIntercepted(Money amount, _, _)
        && amount.currency().scheme() == MoneyScheme.ISO_4217
        && !Currencies.wasMoney(
            amount.currency().code(), LocalDate.ofInstant(then, ZoneOffset.UTC))) {
      throw RejectedException.inconsistent(
          "spec.funds_intercepted.amount.code",
          "amount.ended",
          "%s had ceased to be money more than a year before it happened."
              .formatted(amount.currency().code()));
    }
  }

  /**
   * A task that is named and known is one of this operation which the country carries out.
   *
   * @return whether it is not known yet
   * @throws RejectedException INCONSISTENT
   */
  public static boolean requireTask(ResultSpec spec, NamedTasks known) {
    if (spec.taskId() == null || known.theirs().contains(spec.taskId())) {
      return false;
    }
    if (!known.notKnownYet().contains(spec.taskId())) {
      throw RejectedException.inconsistent(
          "spec.task_id", "task", "This country carries out no such task in this operation.");
    }
    return true;
  }
}
