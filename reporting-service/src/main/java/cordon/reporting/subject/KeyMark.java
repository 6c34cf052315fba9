package cordon.reporting.subject;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * By which a database knows the master key under which its subjects were made.
 *
 * @param id the same in every database, since it has one
 */
public record KeyMark(@BsonId String id, String mark) {}
