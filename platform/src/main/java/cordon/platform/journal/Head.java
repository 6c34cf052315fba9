package cordon.platform.journal;

import java.time.Instant;

/**
 * How far a journal is numbered: everything that was accepted before the moment has a position up
 * to this one.
 *
 * @param position the last one given when it was looked at
 * @param moment by the clock of the journal's service; stands still while nothing is numbered
 */
public record Head(long position, Instant moment) {}
