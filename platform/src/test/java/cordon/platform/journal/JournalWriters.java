package cordon.platform.journal;

import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Writers who append to a journal side by side, and the names of what was acknowledged to them. */
final class JournalWriters {
  private final Mongo mongo;
  private final Journal journal;
  private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();

  JournalWriters(Mongo mongo, Journal journal) {
    this.mongo = mongo;
    this.journal = journal;
  }

  List<String> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** Each writer changes an aggregate of its own a number of times. */
  void write(int writers, int changes, String prefix) throws InterruptedException {
    var done = new CountDownLatch(writers);
    var threads = new ArrayList<Thread>();
    for (int writer = 0; writer < writers; writer++) {
      String aggregate = prefix + writer;
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int version = 1; version <= changes; version++) {
                  append(aggregate, version);
                }
                done.countDown();
              }));
    }
    done.await();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void append(String aggregate, long version) {
    var actor = new Actor("somebody", null, List.of("planner"));
    Entry entry =
        journal.own(
            actor,
            null,
            null,
            "Append",
            null,
            MillisecondClock.system().instant(),
            aggregate,
            version,
            Note.newBuilder().setNoteId(aggregate).setVersion(version).build());
    mongo.inTransaction(session -> {
      journal.append(session, List.of(entry));
      return entry;
    });
    acknowledged.add(entry.id());
  }
}
