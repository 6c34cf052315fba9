package cordon.reporting.outcome;

import cordon.platform.store.Kinds;
import cordon.reporting.money.Money;
import cordon.reporting.result.Indicator;
import java.util.List;

/**
 * How much a finding adds to one indicator. An indicator is stored by its key, so that what a later
 * version has counted can be taken away again.
 */
public sealed interface Measure {

  /** Every kind with the name under which it is stored. */
  Kinds<Measure> KINDS =
      Kinds.of(Measure.class)
          .kind("number", Number.class)
          .kind("subjects", Subjects.class)
          .kind("events", Events.class)
          .kind("amount", Amount.class)
          .all();

  /** Key of the indicator. */
  String indicator();

  /** As many as a country says; numbers of several results are added. */
  record Number(String indicator, long number) implements Measure {}

  /** Subjects, by their keys: each is one, however many results name it. */
  record Subjects(String indicator, List<String> keys) implements Measure {
    public Subjects {
      keys = List.copyOf(keys);
    }
  }

  /** What was done to subjects: one for each subject and country in which it happened. */
  record Events(String indicator, List<String> keys) implements Measure {
    public Events {
      keys = List.copyOf(keys);
    }
  }

  /** Money. */
  record Amount(String indicator, Money money) implements Measure {}

  static Measure number(Indicator indicator, long number) {
    return new Number(indicator.key(), number);
  }

  static Measure subjects(Indicator indicator, List<String> keys) {
    return new Subjects(indicator.key(), keys);
  }

  static Measure events(Indicator indicator, List<String> keys) {
    return new Events(indicator.key(), keys);
  }

  static Measure amount(Indicator indicator, Money money) {
    return new Amount(indicator.key(), money);
  }
}
