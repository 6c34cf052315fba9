package cordon.reporting.outcome;

import cordon.reporting.outcome.Reading.Head;
import java.util.Map;
import java.util.Set;

/**
 * What figures have changed by from an hour on, in the snapshot in which they were read: the
 * figures of then are those of now less this.
 *
 * @param hour as {@link DatedStore#hourOf}
 * @param heads with which entries what has changed last, as of that snapshot
 * @param valuation of the figures that it was read with
 * @param changes by country, the totals under the empty text; valued at the rates of now
 * @param reporters countries that had reported anything before the hour
 */
record Since(
    String hour,
    Map<String, Head> heads,
    Valuation valuation,
    Map<String, CountryCells> changes,
    Set<String> reporters) {

  /** Whether it may be shown beside figures of these heads that are valued so. */
  boolean holdsWith(Map<String, Head> headsNow, Valuation now) {
    return heads.equals(headsNow) && valuation == now;
  }
}
