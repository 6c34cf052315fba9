package cordon.reporting.outcome;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that is known of the figures of one operation in one snapshot, for whomever it is shown to.
 *
 * @param began by the clock of {@link System#nanoTime}, before the snapshot was taken
 * @param quote ISO 4217 code of the currency in which money is valued
 * @param position up to which the journal is counted
 * @param time of that position
 * @param heads with which entries what has changed last
 * @param reporters countries that have reported anything
 * @param pending lines that are still to be posted, by country
 * @param parked changes that could not be read
 * @param cells by country, the totals under the empty text
 */
record Reading(
    long began,
    String quote,
    long position,
    Instant time,
    Map<String, Head> heads,
    Set<String> reporters,
    Map<String, Pending> pending,
    long parked,
    Map<String, CountryCells> cells) {

  /** The entry with which something last changed. */
  record Head(long position, Instant time) {}

  /** Lines that wait to be posted, and those of them whose posting is parked. */
  record Pending(long lines, long parked) {
    Pending plus(Pending other) {
      return new Pending(lines + other.lines, parked + other.parked);
    }
  }

  /** When any of these last changed. */
  Instant lastTime(Collection<String> ids) {
    return ids.stream()
        .flatMap(id -> Optional.ofNullable(heads.get(id)).stream())
        .map(Head::time)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  /** Of one country's submissions, or of all. */
  Pending pending(Optional<String> country) {
    var none = new Pending(0, 0);
    return country
        .map(own -> pending.getOrDefault(own, none))
        .orElseGet(() -> pending.values().stream().reduce(none, Pending::plus));
  }
}
