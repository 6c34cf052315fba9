package cordon.reporting.outcome;

import cordon.reporting.money.Money;
import cordon.reporting.result.Indicator;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A contribution as builds before {@link OutcomeStore#MEASURES} keep it, in which a result counts
 * towards its main indicator alone, and money towards no other than funds intercepted.
 *
 * @param indicator key of it; empty for a nil return
 * @param number of a count; 0 for what is listed
 * @param keys of its subjects, if they are listed
 * @param money of funds
 */
public record SingleMeasure(
    @BsonId String resultId,
    String operationId,
    String country,
    String place,
    Instant occurred,
    String reference,
    Stage stage,
    String indicator,
    long number,
    List<String> keys,
    @Nullable Money money) {

  public SingleMeasure {
    keys = keys == null ? List.of() : List.copyOf(keys);
  }

  /** A contribution with what such builds count of it. */
  static Contribution counted(Contribution whole) {
    return of(whole).whole();
  }

  static SingleMeasure of(Contribution whole) {
    return whole.measures().isEmpty()
        ? of(whole, "", 0, List.of(), null)
        : switch (whole.measures().getFirst()) {
          case Measure.Number(String indicator, long number) ->
              of(whole, indicator, number, List.of(), null);
          case Measure.Subjects(String indicator, List<String> keys) ->
              of(whole, indicator, 0, keys, null);
          case Measure.Events(String indicator, List<String> keys) ->
              of(whole, indicator, 0, keys, null);
          case Measure.Amount(String indicator, Money money) ->
              of(whole, indicator, 0, List.of(), money);
        };
  }

  private static SingleMeasure of(
      Contribution whole, String indicator, long number, List<String> keys, @Nullable Money money) {
    return new SingleMeasure(
        whole.resultId(),
        whole.operationId(),
        whole.country(),
        whole.place(),
        whole.occurred(),
        whole.reference(),
        whole.stage(),
        indicator,
        number,
        keys,
        money);
  }

  Contribution whole() {
    return new Contribution(
        resultId, operationId, country, place, occurred, reference, stage, measures());
  }

  private List<Measure> measures() {
    if (money != null) {
      return List.of(Measure.amount(Indicator.FUNDS_INTERCEPTED, money));
    }
    if (number != 0) {
      return List.of(new Measure.Number(indicator, number));
    }
    return indicator.isEmpty() ? List.of() : List.of(new Measure.Subjects(indicator, keys));
  }
}
