package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;

/**
 * What is kept of one operation's figures between readings, as of one snapshot.
 *
 * @param version of the view that was read
 * @param position up to which it was counted
 * @param retaken how often something that was left out had been taken in after all
 * @param ratesHead the position with which a rate last changed
 * @param valuation the rates of those days
 * @param days on which there is money, by currency
 * @param cells by country, the totals under the empty text
 */
record Kept(
    int version,
    long position,
    long retaken,
    long ratesHead,
    Valuation valuation,
    Map<Currency, NavigableSet<LocalDate>> days,
    Map<String, CountryCells> cells) {

  static Kept nothing() {
    return new Kept(-1, -1, -1, -1, new Valuation("", List.of()), Map.of(), Map.of());
  }

  /**
   * Whether it may still hold: of a view that is built anew, or has taken in something earlier,
   * nothing does.
   */
  boolean mayHold(int versionNow, long positionNow, long retakenNow, String quote) {
    return version == versionNow
        && position <= positionNow
        && retaken == retakenNow
        && valuation.quote().equals(quote);
  }
}
