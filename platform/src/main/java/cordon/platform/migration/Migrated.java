package cordon.platform.migration;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A migration that has run, or has begun, on this database. Code of every later and earlier release
 * reads this.
 *
 * @param id {@code <part>/<number>}
 * @param olderGoesOn whether code that does not know it can go on
 * @param version of the code that ran it
 * @param time when it had run; null while it has not come to its end
 */
public record Migrated(
    @BsonId String id,
    String part,
    int number,
    String name,
    boolean olderGoesOn,
    String version,
    @Nullable Instant time) {

  static Migrated of(String part, Migration migration, String version, @Nullable Instant time) {
    return new Migrated(
        idOf(part, migration),
        part,
        migration.number(),
        migration.name(),
        migration.olderGoesOn(),
        version,
        time);
  }

  static String idOf(String part, Migration migration) {
    return part + "/" + migration.number();
  }
}
