package cordon.reporting.outcome;

import java.math.BigInteger;

/**
 * Units of money in two parts, {@code high} x 10^18 + {@code low}. MongoDB adds up decimals of 34
 * digits and rounds beyond them without a word (IEEE 754-2008, decimal128); a report has up to 30.
 * Each part of a report has at most 18, so that 10^16 reports add up exactly. Parts are added each
 * for itself and never carried, and so are the same whatever the order and history was.
 */
public record Sum(BigInteger high, BigInteger low) {
  static final Sum ZERO = new Sum(BigInteger.ZERO, BigInteger.ZERO);
  private static final BigInteger PART = BigInteger.TEN.pow(18);

  static Sum of(BigInteger units) {
    BigInteger[] parts = units.divideAndRemainder(PART);
    return new Sum(parts[0], parts[1]);
  }

  Sum plus(Sum other) {
    return new Sum(high.add(other.high), low.add(other.low));
  }

  BigInteger units() {
    return high.multiply(PART).add(low);
  }
}
