package cordon.reporting.outcome;

import static cordon.reporting.outcome.Measure.amount;
import static cordon.reporting.outcome.Measure.events;
import static cordon.reporting.outcome.Measure.number;
import static cordon.reporting.outcome.Measure.subjects;
import static cordon.reporting.result.Indicator.ARRESTS;
import static cordon.reporting.result.Indicator.FRAUD_VICTIMS_TARGETED;
import static cordon.reporting.result.Indicator.FUNDS_INTERCEPTED;
import static cordon.reporting.result.Indicator.INFRASTRUCTURES_TAKEN_DOWN;
import static cordon.reporting.result.Indicator.PERSONS_ARRESTED;

import cordon.reporting.money.Money;
import cordon.reporting.result.Finding;
import java.util.List;

/** What each kind of finding counts. */
final class Measures {
  private Measures() {}

  /**
   * The measures of one finding, of the indicators that {@link Finding#indicators()} names and in
   * that order.
   *
   * @param keys of its subjects, in their order; none if it lists none
   */
  static List<Measure> of(Finding finding, List<String> keys) {
    return switch (finding) {
      case Finding.PersonsListed _ ->
          List.of(subjects(PERSONS_ARRESTED, keys), events(ARRESTS, keys));
      case Finding.PersonsCounted(long number) ->
          List.of(number(PERSONS_ARRESTED, number), number(ARRESTS, number));
      case Finding.VictimsTargeted(long number) -> List.of(number(FRAUD_VICTIMS_TARGETED, number));
      case Finding.FundsIntercepted(Money money, _, _) -> List.of(amount(FUNDS_INTERCEPTED, money));
      case Finding.InfrastructuresListed _ -> List.of(subjects(INFRASTRUCTURES_TAKEN_DOWN, keys));
      case Finding.InfrastructuresCounted(long number) ->
          List.of(number(INFRASTRUCTURES_TAKEN_DOWN, number));
      case Finding.NilReturn() -> List.of();
    };
  }
}
