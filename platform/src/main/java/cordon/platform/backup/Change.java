package cordon.platform.backup;

import cordon.platform.backup.Scope.Namespace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
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

  /** In every entry of a transaction but its last. */
  private static final String PART = "partialTxn";

  /** In the last of several: how many changes the whole transaction has. */
  private static final String COUNT = "count";

  private static final Set<String> DOCUMENTS = Set.of("i", "u", "d");

  /**
   * Whether an entry has anything of these databases in it, or may belong to one that has: of a
   * transaction of several entries all are needed.
   */
  static boolean concerns(BsonDocument entry, List<String> databases) {
    if (!isTransaction(entry)) {
      return ours(entry, databases);
    }
    BsonDocument object = object(entry);
    return object.containsKey(PART)
        || object.containsKey(COUNT)
        || inner(entry).stream().anyMatch(one -> ours(one, databases));
  }

  /** What an entry does to whole collections of these databases. */
  static List<BsonDocument> commands(BsonDocument entry, List<String> databases) {
    return (isTransaction(entry) ? inner(entry) : List.of(entry))
        .stream()
            .filter(one -> text(one, "op").equals(COMMAND) && ours(one, databases))
            .map(Change::object)
            .toList();
  }

  private static boolean isTransaction(BsonDocument entry) {
    return text(entry, "ns").equals("admin.$cmd");
  }

  private static BsonDocument object(BsonDocument entry) {
    return entry.getDocument("o", new BsonDocument());
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
    BsonDocument object = object(entry);
    return object.isArray("applyOps")
        ? object.getArray("applyOps").stream().map(BsonValue::asDocument).toList()
        : List.of();
  }

  private static String text(BsonDocument entry, String field) {
    return entry.getString(field, new BsonString("")).getValue();
  }

  /** Turns entries into changes; of a transaction of several entries all come with the last. */
  static final class Reader {
    private static final BsonInt64 NONE = new BsonInt64(0);

    private final List<String> databases;
    private final Map<String, Transaction> begun = new HashMap<>();

    Reader(List<String> databases) {
      this.databases = databases;
    }

    /** What has been read of a transaction. */
    private static final class Transaction {
      private final List<Change> changes = new ArrayList<>();
      private long count;
    }

    /** What an entry commits, in order. */
    List<Change> read(BsonDocument entry) {
      if (!isTransaction(entry)) {
        return of(entry);
      }
      BsonDocument object = object(entry);
      if (object.containsKey("prepare")) {
        throw new RefusedException(
            "The backup is of a sharded cluster, which Cordon does not run on.");
      }
      String name = entry.get("lsid") + "/" + entry.get("txnNumber");
      Transaction transaction = Objects.requireNonNullElseGet(begun.remove(name), Transaction::new);
      for (BsonDocument one : inner(entry)) {
        transaction.changes.addAll(of(one));
        transaction.count++;
      }
      if (object.containsKey(PART)) {
        begun.put(name, transaction);
        return List.of();
      }
      if (object.getNumber(COUNT, NONE).longValue() > transaction.count) {
        throw new RefusedException(
            "Among the changes is the end of a transaction without its beginning: restore to a"
                + " time before it with --to.");
      }
      return transaction.changes;
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
