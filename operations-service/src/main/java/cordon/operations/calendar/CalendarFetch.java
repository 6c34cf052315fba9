package cordon.operations.calendar;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * When a link was last asked for what is due.
 *
 * @param subject whose it is
 */
public record CalendarFetch(@BsonId String id, String subject, Instant fetched) {}
