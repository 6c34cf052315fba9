package cordon.platform.sample;

import org.bson.codecs.pojo.annotations.BsonId;

/** A stored note. */
public record StoredNote(@BsonId String id, long version, String text) {}
