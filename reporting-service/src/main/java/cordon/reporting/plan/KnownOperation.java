package cordon.reporting.plan;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An operation as far as results and figures depend on it.
 *
 * @param invited countries with an invitation to answer
 * @param accepted countries that take part
 * @param tookPart countries whose participation ended after the operation had begun; what they did
 *     until then they may still report
 * @param reportCurrency ISO 4217 code that figures are shown in
 * @param totalsShared whether participants see the totals of all
 */
public record KnownOperation(
    @BsonId String id,
    OperationState state,
    List<String> invited,
    List<String> accepted,
    List<String> tookPart,
    String reportCurrency,
    boolean totalsShared) {

  public KnownOperation {
    invited = invited == null ? List.of() : List.copyOf(invited);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
    tookPart = tookPart == null ? List.of() : List.copyOf(tookPart);
    reportCurrency = reportCurrency == null ? "USD" : reportCurrency;
  }

  /** Whether what a country reports now comes before a step that it should follow. */
  public boolean outOfOrder(String country) {
    return state == OperationState.PLANNED
        || !(accepted.contains(country) || tookPart.contains(country));
  }
}
