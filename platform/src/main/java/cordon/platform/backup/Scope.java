package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import cordon.platform.migration.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * Which collections a backup has. Left out is what is worth nothing elsewhere: who works at the
 * moment, the places of the change stream, and the key of places in streams, without which a place
 * that was given after the backup begins anew and is not taken for one of the restored journal.
 */
final class Scope {
  private static final Set<String> LEFT_OUT =
      Set.of("leases", "sequencer", "stream_keys", Migrator.UNDER_WAY);

  private Scope() {}

  /** A collection of a database. */
  record Namespace(String database, String collection) {
    static Namespace of(String name) {
      int dot = name.indexOf('.');
      return new Namespace(name.substring(0, dot), name.substring(dot + 1));
    }

    String text() {
      return database + "." + collection;
    }
  }

  static boolean has(Namespace name, List<String> databases) {
    return databases.contains(name.database())
        && !LEFT_OUT.contains(name.collection())
        && !name.collection().startsWith("system.");
  }

  static List<Namespace> of(MongoClient client, List<String> databases) {
    var found = new ArrayList<Namespace>();
    for (String database : databases) {
      for (Document one :
          client
              .getDatabase(database)
              .listCollections()
              .filter(new Document("type", "collection"))) {
        found.add(new Namespace(database, one.getString("name")));
      }
    }
    return found.stream()
        .filter(name -> has(name, databases))
        .sorted((one, other) -> one.text().compareTo(other.text()))
        .toList();
  }
}
