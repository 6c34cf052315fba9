package cordon.platform.feed;

import cordon.platform.journal.Entry;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An entry that its own service could not read when it was its turn. It is asked for again.
 *
 * @param id {@code <source>/<entry>}
 * @param source the service whose entry it is
 * @param entry its name there
 * @param aggregate what changed there
 * @param version of what changed
 * @param position its position there
 */
public record Gap(
    @BsonId String id, String source, String entry, String aggregate, long version, long position) {

  static Gap of(String source, long position, Entry entry) {
    return new Gap(
        Entry.observedName(source, entry.id()),
        source,
        entry.id(),
        entry.aggregate(),
        entry.version(),
        position);
  }
}
