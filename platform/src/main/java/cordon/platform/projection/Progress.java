package cordon.platform.projection;

import java.time.Instant;

/**
 * How far a view is.
 *
 * @param name the view's
 * @param version of the stored form that it was built for
 * @param position the last entry applied
 * @param time when that entry was numbered: the cut-off of what the view shows
 */
public record Progress(String name, int version, long position, Instant time) {}
