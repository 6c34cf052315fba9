package cordon.contract;

import com.ibm.icu.text.CurrencyMetaInfo;
import com.ibm.icu.text.CurrencyMetaInfo.CurrencyFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The codes of ISO 4217 that are money, and until when they were (Unicode CLDR, supplemental data
 * on currencies, read by ICU). What is no money of any country is none of them: precious metals
 * (XAU), units of account and funds (XDR, CLF), codes for tests and for nothing (XTS, XXX). XAF,
 * XCD, XCG, XOF and XPF are money and are among them.
 */
public final class Currencies {
  /**
   * Codes that ended earlier are history everywhere: nothing that is reported is counted in them.
   */
  private static final LocalDate EARLIEST_END = LocalDate.of(2020, 1, 1);

  /**
   * Courts, banks and reports go on in the old money for months after a changeover, and the tables
   * are not exact to the day.
   */
  private static final Period AFTER_THE_END = Period.ofYears(1);

  /**
   * Money by list one of ISO 4217, though CLDR calls them no tender: El Salvador's colón, and the
   * bolívar by the code of its new valuation.
   */
  private static final Set<String> BY_ISO_ALONE = Set.of("SVC", "VED");

  private static final Map<String, LocalDate> LAST_DAYS = lastDays();
  private static final SortedSet<String> IN_USE = codes(LocalDate.MAX::equals);
  private static final SortedSet<String> KNOWN = codes(last -> !last.isBefore(EARLIEST_END));

  private Currencies() {}

  /** What is money today, as far as this version of the tables knows; in the order of the codes. */
  public static SortedSet<String> inUse() {
    return IN_USE;
  }

  /** What is money today, or was on any day since 2020-01-01; in the order of the codes. */
  public static SortedSet<String> known() {
    return KNOWN;
  }

  /**
   * Whether a code was money on a day or had been within the year before. When it became money is
   * not asked: new money is often paid before its code is in the tables.
   */
  public static boolean wasMoney(String code, LocalDate day) {
    LocalDate last = LAST_DAYS.get(code);
    return last != null && (last.equals(LocalDate.MAX) || !day.isAfter(last.plus(AFTER_THE_END)));
  }

  private static Map<String, LocalDate> lastDays() {
    Map<String, LocalDate> last = new TreeMap<>();
    for (var info :
        CurrencyMetaInfo.getInstance().currencyInfo(CurrencyFilter.all().withTender())) {
      LocalDate until =
          info.to == Long.MAX_VALUE
              ? LocalDate.MAX
              : LocalDate.ofInstant(Instant.ofEpochMilli(info.to), ZoneOffset.UTC);
      last.merge(info.code, until, (one, other) -> one.isAfter(other) ? one : other);
    }
    BY_ISO_ALONE.forEach(code -> last.put(code, LocalDate.MAX));
    return last;
  }

  private static SortedSet<String> codes(Predicate<LocalDate> last) {
    var codes = new TreeSet<String>();
    LAST_DAYS.forEach((code, until) -> {
      if (last.test(until)) {
        codes.add(code);
      }
    });
    return Collections.unmodifiableSortedSet(codes);
  }
}
