package cordon.reporting.outcome;

import java.time.Instant;

/**
 * Up to where figures are counted.
 *
 * @param position in the journal; 0 for whoever does not see the whole
 * @param time of the last entry that is in what the reader sees
 */
record CutOff(long position, Instant time) {}
