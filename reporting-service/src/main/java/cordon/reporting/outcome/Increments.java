package cordon.reporting.outcome;

import cordon.reporting.money.Money;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
  private final Map<DayCell, long[]> days = new TreeMap<>();
  private final Map<MoneyKey, Sum[]> sums = new TreeMap<>();

  /** A cell of counts on one day. */
  record DayCell(Cell cell, LocalDate day) implements Comparable<DayCell> {
    String id() {
      return cell.id() + "/" + day;
    }

    @Override
    public int compareTo(DayCell other) {
      return id().compareTo(other.id());
    }
  }

  /** A cell of money of one currency, scale and day. */
  record MoneyKey(Cell cell, Money unit, LocalDate day) implements Comparable<MoneyKey> {

    /** The indicator comes last: whoever looks for a currency looks for the beginning. */
    String id() {
      return String.join("/", idWithoutIndicator(), cell.indicator());
    }

    /** As builds before {@link OutcomeStore#MEASURES} have it. */
    String idWithoutIndicator() {
      return String.join(
          "/", cell.place(), unit.currency().key(), Integer.toString(unit.scale()), day.toString());
    }

    /** Without the operation. */
    String rest() {
      return id().substring(cell.operationId().length() + 1);
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
    for (Measure measure : result.measures()) {
      for (Dimension dimension : Dimension.values()) {
        String country = countryOf(dimension, result.place(), result.country());
        var cell = new Cell(result.operationId(), dimension, country, measure.indicator());
        switch (measure) {
          case Measure.Number(_, long number) ->
              count(cell, dayOf(result.occurred()), result.stage(), sign * number);
          case Measure.Amount(_, Money money) ->
              money(cell, result.stage(), dayOf(result.occurred()), money, sign);
          case Measure.Subjects _, Measure.Events _ -> {
            // Counted with all that others say of the same.
          }
        }
      }
    }
  }

  /**
   * Adds, or takes away, one subject or event that these results name: validated if any of them is,
   * and credited to the place and day of the earliest of those that decide. In what a country
   * reported itself its own decide alone.
   */
  void cluster(Cluster cluster, Collection<Claim> claims, int sign) {
    if (claims.isEmpty()) {
      return;
    }
    Stage stage = stageOf(claims);
    Claim credited = credited(claims, stage);
    LocalDate day = dayOf(credited.occurred());
    count(cell(cluster, Dimension.TOTAL, ""), day, stage, sign);
    count(cell(cluster, Dimension.CREDITED, credited.place()), day, stage, sign);
    for (String country : new TreeSet<>(claims.stream().map(Claim::country).toList())) {
      List<Claim> own = claims.stream().filter(c -> c.country().equals(country)).toList();
      Stage ownStage = stageOf(own);
      LocalDate ownDay = dayOf(credited(own, ownStage).occurred());
      count(cell(cluster, Dimension.OWN, country), ownDay, ownStage, sign);
    }
  }

  /** Cells of counts that change: validated, provisional. */
  Map<Cell, long[]> counts() {
    Map<Cell, long[]> counts = new TreeMap<>();
    days.forEach((key, change) -> {
      long[] sum = counts.computeIfAbsent(key.cell(), k -> new long[2]);
      sum[0] = Math.addExact(sum[0], change[0]);
      sum[1] = Math.addExact(sum[1], change[1]);
    });
    counts.values().removeIf(Increments::isNothing);
    return counts;
  }

  /** The same by day of the act; a cell may be there whose counts do not change in sum. */
  Map<DayCell, long[]> days() {
    days.values().removeIf(Increments::isNothing);
    return days;
  }

  /** Cells of money that change, in units: validated, provisional. */
  Map<MoneyKey, Sum[]> sums() {
    sums.values().removeIf(change -> change[0].equals(Sum.ZERO) && change[1].equals(Sum.ZERO));
    return sums;
  }

  private static Stage stageOf(Collection<Claim> claims) {
    return claims.stream().anyMatch(Claim::validated) ? Stage.VALIDATED : Stage.PROVISIONAL;
  }

  private static boolean isNothing(long[] change) {
    return change[0] == 0 && change[1] == 0;
  }

  /** The earliest of those that decide. */
  private static Claim credited(Collection<Claim> claims, Stage stage) {
    return claims.stream()
        .filter(claim -> claim.validated() == (stage == Stage.VALIDATED))
        .min(Claim.CREDIT)
        .orElseThrow();
  }

  private static String countryOf(Dimension dimension, String place, String country) {
    return switch (dimension) {
      case TOTAL -> "";
      case CREDITED -> place;
      case OWN -> country;
    };
  }

  private static Cell cell(Cluster cluster, Dimension dimension, String country) {
    return new Cell(cluster.operationId(), dimension, country, cluster.indicator());
  }

  private void count(Cell cell, LocalDate day, Stage stage, long by) {
    long[] change = days.computeIfAbsent(new DayCell(cell, day), k -> new long[2]);
    change[stage.ordinal()] = Math.addExact(change[stage.ordinal()], by);
  }

  private void money(Cell cell, Stage stage, LocalDate day, Money money, int sign) {
    var unit = new Money(money.currency(), money.scale(), BigInteger.ONE);
    Sum[] change =
        sums.computeIfAbsent(new MoneyKey(cell, unit, day), k -> new Sum[] {Sum.ZERO, Sum.ZERO});
    change[stage.ordinal()] =
        change[stage.ordinal()].plus(Sum.of(money.units().multiply(BigInteger.valueOf(sign))));
  }

  private static LocalDate dayOf(Instant occurred) {
    return LocalDate.ofInstant(occurred, ZoneOffset.UTC);
  }
}
