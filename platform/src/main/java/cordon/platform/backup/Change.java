package cordon.platform.backup;

import cordon.platform.backup.Scope.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * One change of one document or collection, out of an entry of the oplog; a transaction is one
 * entry of many changes, or several if it is large.
 *
 * @param op {@code i}, {@code u}, {@code d} or, for a whole collection, {@code c}
 * @param name of the collection; of a whole database's command its database alone
 * @param content as the oplog has it
 */
record Change(String op, Namespace name, BsonDocument content) {
  private static final String COMMAND = "c";
  private static final Set<String> DOCUMENTS = Set.of("i", "u", "d");

  /** Whether an entry has anything of these databases in it. */
  static boolean concerns(BsonDocument entry, List<String> databases) {
    String name = text(entry, "ns");
    return name.equals("admin.$cmd")
        ? inner(entry).stream().anyMatch(one -> ours(one, databases))
        : ours(entry, databases);
  }

  private static boolean ours(BsonDocument entry, List<String> databases) {
    String op = text(entry, "op");
    String name = text(entry, "ns");
    if (name.indexOf('.') < 0) {
      return false;
    }
    Namespace namespace = Namespace.of(name);
    return DOCUMENTS.contains(op)
        ? Scope.has(namespace, databases)
        : op.equals(COMMAND) && databases.contains(namespace.database());
  }

  private static List<BsonDocument> inner(BsonDocument entry) {
    BsonDocument object = entry.getDocument("o", new BsonDocument());
    return object.isArray("applyOps")
        ? object.getArray("applyOps").stream().map(BsonValue::asDocument).toList()
        : List.of();
  }

  private static String text(BsonDocument entry, String field) {
    return entry.getString(field, new BsonString("")).getValue();
  }

  /** Turns entries into changes; of a transaction of several entries all come with the last. */
  static final class Reader {
    private final List<String> databases;
    private final Map<String, List<Change>> begun = new HashMap<>();

    Reader(List<String> databases) {
      this.databases = databases;
    }

    /** What an entry commits, in order. */
    List<Change> read(BsonDocument entry) {
      if (!text(entry, "ns").equals("admin.$cmd")) {
        return of(entry);
      }
      var changes = new ArrayList<Change>();
      inner(entry).forEach(one -> changes.addAll(of(one)));
      BsonDocument object = entry.getDocument("o");
      String transaction = entry.get("lsid") + "/" + entry.get("txnNumber");
      if (object.containsKey("prepare")) {
        throw new RefusedException(
            "The backup is of a sharded cluster, which Cordon does not run on.");
      }
      if (object.containsKey("partialTxn")) {
        begun.computeIfAbsent(transaction, _ -> new ArrayList<>()).addAll(changes);
        return List.of();
      }
      List<Change> before = begun.remove(transaction);
      if (before == null) {
        return changes;
      }
      before.addAll(changes);
      return before;
    }

    private List<Change> of(BsonDocument one) {
      if (!ours(one, databases)) {
        return List.of();
      }
      return List.of(new Change(text(one, "op"), Namespace.of(text(one, "ns")), content(one)));
    }

    /** What it does, without the id that the collection had where it was taken. */
    private static BsonDocument content(BsonDocument one) {
      var content = new BsonDocument();
      for (String field : List.of("op", "ns", "o", "o2")) {
        if (one.containsKey(field)) {
          content.append(field, one.get(field));
        }
      }
      return content;
    }
  }
}
