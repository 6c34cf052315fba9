package cordon.reporting.plan;

import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An operation as far as results and figures depend on it.
 *
 * @param invited countries with a participation in any state
 * @param accepted countries that take part
 * @param reportCurrency ISO 4217 code that figures are shown in
 * @param totalsShared whether participants see the totals of all
 */
public record KnownOperation(
    @BsonId String id,
    OperationState state,
    List<String> invited,
    List<String> accepted,
    String reportCurrency,
    boolean totalsShared) {

  public KnownOperation {
    invited = invited == null ? List.of() : List.copyOf(invited);
    accepted = accepted == null ? List.of() : List.copyOf(accepted);
    reportCurrency = reportCurrency == null ? "USD" : reportCurrency;
  }
}
