package cordon.reporting.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum, exact: {@code units} x 10^-{@code scale}.
 *
 * @param units whole number of up to 30 digits
 */
public record Money(Currency currency, int scale, BigInteger units) {

  public BigDecimal value() {
    return new BigDecimal(units, scale);
  }
}
