package cordon.platform.feed;

import java.time.Instant;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A change that takes a permission away, until it is in force.
 *
 * @param id name of its journal entry
 * @param collection where the record stands that it changed
 * @param changed id of that record
 * @param version of the record after the change
 * @param due when it is in force, whoever has confirmed it
 * @param confirmedBy services that have
 */
public record PendingChange(
    @BsonId String id,
    String collection,
    String changed,
    long version,
    Instant due,
    Set<String> confirmedBy) {}
