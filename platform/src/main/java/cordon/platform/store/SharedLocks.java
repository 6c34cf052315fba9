package cordon.platform.store;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Locks within transactions, which many hold at once and one takes alone. A transaction reads a
 * snapshot and conflicts only where two write the same document, so a command could commit after a
 * change of what it has only read (write skew). A command therefore shares a lock of what it rests
 * on, and the change takes that lock alone: of the two one is repeated, and sees the other.
 *
 * <p>Nobody waits for a lock: who comes second has a write conflict, and the transaction begins
 * again. A lock is several documents, so that those who share it seldom meet. Who shares it takes
 * it as the last thing before the commit, for the shorter it is held, the fewer are repeated; who
 * takes it alone takes it first, so that what is repeated is little.
 */
public final class SharedLocks {
  /** Whoever shares writes one of them, whoever takes the lock alone all of them. */
  private static final int PARTS = 16;

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> parts;

  public SharedLocks(Mongo mongo) {
    this.parts = mongo.collection("locks", Document.class);
  }

  /**
   * Conflicts with whoever takes this lock alone at the same time, and hardly with who shares it.
   */
  public void share(ClientSession session, String name) {
    int part = ThreadLocalRandom.current().nextInt(PARTS);
    parts.updateOne(session, Filters.eq("_id", id(name, part)), Updates.inc("taken", 1L), UPSERT);
  }

  /** Conflicts with everybody who shares one of these locks, in one command for all of them. */
  public void takeAlone(ClientSession session, Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    parts.bulkWrite(
        session,
        names.stream()
            .flatMap(name -> IntStream.range(0, PARTS).mapToObj(part -> id(name, part)))
            .map(id ->
                new UpdateOneModel<Document>(
                    Filters.eq("_id", id), Updates.inc("taken", 1L), UPSERT))
            .toList());
  }

  private static String id(String name, int part) {
    return name + " " + part;
  }
}
