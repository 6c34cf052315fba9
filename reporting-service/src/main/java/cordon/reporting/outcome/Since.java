package cordon.reporting.outcome;

import java.util.Map;
import java.util.Set;

/**
 * What figures have changed by from an hour on, in the snapshot in which they were read: the
 * figures of then are those of now less this.
 *
 * @param hour as {@link DatedStore#hourOf}
 * @param changes by country, the totals under the empty text; valued at the rates of now
 * @param reporters countries that had reported anything before the hour
 */
record Since(String hour, Map<String, CountryCells> changes, Set<String> reporters) {}
