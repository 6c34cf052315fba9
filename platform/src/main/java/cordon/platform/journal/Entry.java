package cordon.platform.journal;

import java.time.Instant;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * One accepted change, written once with the change itself and never touched again.
 *
 * @param id {@code <aggregate>:<version>}; an observed entry has {@code <source>/} before it
 * @param aggregate id of what changed, without {@code :}
 * @param version of what changed, from 1, without gaps
 * @param source the service that an observed entry was copied from; null for one's own
 * @param sourcePosition its position there; 0 for one's own
 * @param purpose why the caller said to act
 * @param trace of the request that caused it, 32 hexadecimal digits
 * @param action the method that caused it, e.g. {@code AcceptTask}
 * @param reason in the caller's words, where the method asks for one
 * @param time when it was recorded here, UTC
 * @param type full name of the message in {@code resource}
 * @param resource the whole resource after the change, as the contract's message in bytes
 * @param mark random part of its handle, the same where it is observed; null for what was written
 *     before there were marks, and nobody can wait for that
 * @param salt random, so that the leaf says nothing about what it was made of
 * @param leaf RFC 9162 leaf hash over the stored bytes of all other fields
 */
public record Entry(
    @BsonId String id,
    String aggregate,
    long version,
    @Nullable String source,
    long sourcePosition,
    Actor actor,
    @Nullable String purpose,
    @Nullable String trace,
    String action,
    @Nullable String reason,
    Instant time,
    String type,
    Binary resource,
    @Nullable String mark,
    Binary salt,
    @Nullable Binary leaf) {

  /** Name of an entry within its service. Who knows what it is about can guess it. */
  public static String name(String aggregate, long version) {
    return aggregate + ":" + version;
  }

  /** Name under which another service's entry is kept here. */
  public static String observedName(String source, String entry) {
    return source + "/" + entry;
  }

  /**
   * What whoever wrote it is given for {@code cordon-after}: the name, and what cannot be guessed.
   */
  public String handle() {
    return id + ":" + mark;
  }

  public boolean own() {
    return source == null;
  }

  /** Whether it is this service's own and of one of these types; none means all. */
  boolean own(Set<String> types) {
    return own() && (types.isEmpty() || types.contains(type));
  }

  Entry withLeaf(Binary hash) {
    return new Entry(
        id,
        aggregate,
        version,
        source,
        sourcePosition,
        actor,
        purpose,
        trace,
        action,
        reason,
        time,
        type,
        resource,
        mark,
        salt,
        hash);
  }
}
