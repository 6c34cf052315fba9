package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import cordon.platform.backup.Scope.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The indexes that there are at the moment that is restored; made at the end, all at once. */
final class Indexes {
  private static final String OF_ID = "_id_";

  private final Map<Namespace, Map<String, BsonDocument>> known = new LinkedHashMap<>();

  Indexes(Manifest manifest) {
    for (Manifest.Kept one : manifest.collections()) {
      one.indexes().forEach(index -> add(one.name(), index));
    }
  }

  void add(Namespace name, BsonDocument index) {
    var wanted = new BsonDocument();
    wanted.putAll(index);
    wanted.remove("v");
    wanted.remove("ns");
    String called = wanted.getString("name").getValue();
    if (!called.equals(OF_ID)) {
      known.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(called, wanted);
    }
  }

  void drop(Namespace name, String called) {
    known.getOrDefault(name, new LinkedHashMap<>()).remove(called);
  }

  void dropAll(Namespace name) {
    known.remove(name);
  }

  void make(MongoClient client) {
    known.forEach((name, indexes) -> {
      if (!indexes.isEmpty()) {
        client
            .getDatabase(name.database())
            .runCommand(
                new BsonDocument("createIndexes", new BsonString(name.collection()))
                    .append("indexes", new BsonArray(indexes.values().stream().toList())));
      }
    });
  }
}
