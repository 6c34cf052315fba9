package cordon.reporting.outcome;

import cordon.reporting.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By how much the rows of the outcome change. The rules of counting stand here: what is added for a
 * result that counts by number or money, and for a subject that several results may name.
 */
final class Increments {
  private final Map<CountKey, long[]> counts = new TreeMap<>();
  private final Map<MoneyKey, Sum[]> sums = new TreeMap<>();

  /** A cell of counts. */
  record CountKey(String operationId, Dimension dimension, String country, String indicator)
      implements Comparable<CountKey> {
    String id() {
      return String.join("/", operationId, dimension.name(), country, indicator);
    }

    @Override
    public int compareTo(CountKey other) {
      return id().compareTo(other.id());
    }
  }

  /** A cell of money of one currency, scale and day. */
  record MoneyKey(
      String operationId, Dimension dimension, String country, Money unit, LocalDate day)
      implements Comparable<MoneyKey> {
    String id() {
      return String.join(
          "/",
          operationId,
          dimension.name(),
          country,
          unit.currency().key(),
          Integer.toString(unit.scale()),
          day.toString());
    }

    @Override
    public int compareTo(MoneyKey other) {
      return id().compareTo(other.id());
    }
  }

  /** Adds, or with a negative sign takes away, what a result counts by itself. */
  void result(Contribution result, int sign) {
    if (result.stage() == Stage.NONE) {
      return;
    }
    for (Dimension dimension : Dimension.values()) {
      String country = countryOf(dimension, result.place(), result.country());
      if (result.number() != 0) {
        count(
            result.operationId(),
            dimension,
            country,
            result.indicator(),
            result.stage(),
            sign * result.number());
      }
      if (result.money() != null) {
        money(result, dimension, country, result.money(), sign);
      }
    }
  }

  /**
   * Adds, or takes away, one subject that these results name: validated if any of them is, and
   * credited to the place of the earliest of those that decide.
   */
  void subject(String operationId, String indicator, Collection<Claim> claims, int sign) {
    if (claims.isEmpty()) {
      return;
    }
    Stage stage = stageOf(claims);
    Claim credited = deciding(claims, stage).stream().min(Claim.CREDIT).orElseThrow();
    count(operationId, Dimension.TOTAL, "", indicator, stage, sign);
    count(operationId, Dimension.CREDITED, credited.place(), indicator, stage, sign);
    for (String country : new TreeSet<>(claims.stream().map(Claim::country).toList())) {
      List<Claim> own = claims.stream().filter(c -> c.country().equals(country)).toList();
      count(operationId, Dimension.OWN, country, indicator, stageOf(own), sign);
    }
  }

  /** Cells of counts that change: validated, provisional. */
  Map<CountKey, long[]> counts() {
    counts.values().removeIf(change -> change[0] == 0 && change[1] == 0);
    return counts;
  }

  /** Cells of money that change, in units: validated, provisional. */
  Map<MoneyKey, Sum[]> sums() {
    sums.values().removeIf(change -> change[0].equals(Sum.ZERO) && change[1].equals(Sum.ZERO));
    return sums;
  }

  private static Stage stageOf(Collection<Claim> claims) {
    return claims.stream().anyMatch(Claim::validated) ? Stage.VALIDATED : Stage.PROVISIONAL;
  }

  private static List<Claim> deciding(Collection<Claim> claims, Stage stage) {
    return new ArrayList<>(claims)
        .stream().filter(c -> c.validated() == (stage == Stage.VALIDATED)).toList();
  }

  private static String countryOf(Dimension dimension, String place, String country) {
    return switch (dimension) {
      case TOTAL -> "";
      case CREDITED -> place;
      case OWN -> country;
    };
  }

  private void count(
      String operationId,
      Dimension dimension,
      String country,
      String indicator,
      Stage stage,
      long by) {
    var key = new CountKey(operationId, dimension, country, indicator);
    long[] change = counts.computeIfAbsent(key, k -> new long[2]);
    change[stage.ordinal()] = Math.addExact(change[stage.ordinal()], by);
  }

  private void money(
      Contribution result, Dimension dimension, String country, Money money, int sign) {
    var unit = new Money(money.currency(), money.scale(), BigInteger.ONE);
    var key =
        new MoneyKey(result.operationId(), dimension, country, unit, dayOf(result.occurred()));
    Sum[] change = sums.computeIfAbsent(key, k -> new Sum[] {Sum.ZERO, Sum.ZERO});
    int stage = result.stage().ordinal();
    change[stage] = change[stage].plus(Sum.of(money.units().multiply(BigInteger.valueOf(sign))));
  }

  private static LocalDate dayOf(Instant occurred) {
    return LocalDate.ofInstant(occurred, ZoneOffset.UTC);
  }
}
