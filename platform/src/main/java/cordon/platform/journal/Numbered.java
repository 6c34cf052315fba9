package cordon.platform.journal;

import java.time.Instant;

/**
 * An entry with its place in the order.
 *
 * @param position dense, from 1
 * @param numbered time of its block, by which <i>as of</i> is asked
 */
public record Numbered(long position, Instant numbered, Entry entry) {}
