package cordon.platform.journal;

import java.time.Instant;
import java.util.List;
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
 * @param type full name of the message in {@code resource}; empty if it is not known what it says
 * @param resource the whole resource after the change, as the contract's message in bytes
 * @param mark random part of its handle, the same where it is observed; null for what was written
 *     before there were marks, and nobody can wait for that
 * @param salt random, so that the leaf says nothing about what it was made of
 * @param leaf RFC 9162 leaf hash over the stored bytes of all other fields; null until it is stored
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
  private static final Binary NOTHING = new Binary(new byte[0]);

  /** Behind the name of an observed entry that its own service could not read. */
  private static final String NOT_READ = ":unreadable";

  /** Name of an entry within its service. Who knows what it is about can guess it. */
  public static String name(String aggregate, long version) {
    return aggregate + ":" + version;
  }

  /** Name under which another service's entry is kept here. */
  public static String observedName(String source, String entry) {
    return source + "/" + entry;
  }

  /** Name that keeps the place of another service's entry until that service can read it. */
  static String placeOf(String source, String entry) {
    return observedName(source, entry) + NOT_READ;
  }

  /** The version that a name tells; 0 if it tells none. */
  public static long versionOf(String name) {
    String entry = entryOf(name);
    try {
      return Long.parseLong(entry.substring(entry.lastIndexOf(':') + 1));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The aggregate that a name tells, with the source before it if it is observed. */
  static String aggregateOf(String name) {
    String entry = entryOf(name);
    int end = entry.lastIndexOf(':');
    return end < 0 ? entry : entry.substring(0, end);
  }

  private static String entryOf(String name) {
    return name.endsWith(NOT_READ) ? name.substring(0, name.length() - NOT_READ.length()) : name;
  }

  /**
   * What whoever wrote it is given for {@code cordon-after}: the name, and what cannot be guessed.
   */
  public String handle() {
    return id + ":" + mark;
  }

  /**
   * What is known of an entry of which no more than its name can be read: an entry without a type.
   *
   * @param source null for this service's own
   */
  public static Entry unreadable(
      String id, String aggregate, long version, @Nullable String source) {
    return new Entry(
        id,
        aggregate,
        version,
        source,
        0,
        new Actor("", null, List.of()),
        null,
        null,
        "",
        null,
        Instant.EPOCH,
        "",
        NOTHING,
        null,
        NOTHING,
        null);
  }

  /**
   * Whether it is known what it says. If not, its aggregate waits wherever the entry would be
   * applied, and everything else goes on.
   */
  public boolean readable() {
    return !type.isEmpty();
  }

  public boolean own() {
    return source == null;
  }

  /**
   * Whether it is this service's own and of one of these types; none means all. What cannot be read
   * may be of any.
   */
  boolean own(Set<String> types) {
    return own() && (types.isEmpty() || types.contains(type) || !readable());
  }

  Entry withLeaf(@Nullable Binary hash) {
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
