package cordon.platform.command;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;

/**
 * A command that was carried out under an idempotency key, kept for 90 days so that its repeat is
 * answered alike. Refusals are not kept.
 *
 * @param id caller, method and key
 * @param digest SHA-256 of the request
 * @param response the answer that was given
 * @param time when it was carried out
 */
public record CommandRecord(@BsonId String id, Binary digest, Binary response, Instant time) {}
