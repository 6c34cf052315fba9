package cordon.platform.projection;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * How far a projection is.
 *
 * @param name the projection's
 * @param version of the stored form that it was built for
 * @param position the last entry applied
 * @param time when that entry was numbered: the cut-off of what the view shows
 */
public record Progress(@BsonId String name, int version, long position, Instant time) {}
