package cordon.platform.journal;

import com.mongodb.MongoException;
import cordon.platform.store.Mongo;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives positions after commit, in commit order: reads the journal's change stream and adds pages.
 * Positions that are taken inside the command's transaction lose entries or queue up writers; see
 * {@code docs/decisions/0003}. Several may run: only one can add the page after the last.
 */
public final class Sequencer extends Worker {
  /** Runs before whatever reads the order, and before the first command. */
  public static final int PHASE = 1000;

  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration KEEP_TOKEN_EVERY = Duration.ofSeconds(10);
  private static final Duration RENEW_EVERY = Duration.ofSeconds(1);

  private final Pages pages;
  private final Journal journal;
  private final JournalStream stream;
  private final Lease lease;
  private final Tail tail;
  private final InstantSource clock;
  private final Duration keepTokenEvery;

  public Sequencer(Mongo mongo, Journal journal, Pages pages, Tail tail, InstantSource clock) {
    this(mongo, journal, pages, tail, clock, KEEP_TOKEN_EVERY);
  }

  Sequencer(
      Mongo mongo,
      Journal journal,
      Pages pages,
      Tail tail,
      InstantSource clock,
      Duration keepTokenEvery) {
    super("sequencer", PHASE);
    this.pages = pages;
    this.journal = journal;
    this.stream = new JournalStream(journal);
    this.lease = new Lease(mongo, clock, "sequencer");
    this.tail = tail;
    this.clock = clock;
    this.keepTokenEvery = keepTokenEvery;
  }

  /** The journal has a first page before the first command can write. */
  @Override
  protected void prepare() {
    pages.begin(stream.currentToken(), clock.instant());
  }

  @Override
  protected void step() throws InterruptedException {
    if (lease.hold()) {
      number(pages.last());
    } else {
      Thread.sleep(PAUSE);
    }
  }

  private void number(Page last) {
    Instant opened = clock.instant();
    try (JournalStream.Reading reading = stream.after(pages.tokenAfter(last))) {
      well();
      number(last, reading, opened);
    } catch (MongoException e) {
      if (!JournalStream.tokenLost(e)) {
        throw e;
      }
      recover();
    }
  }

  /** Numbers until stopped, until the lease is lost, or until a rival was faster. */
  private void number(Page start, JournalStream.Reading reading, Instant opened) {
    Page last = start;
    Instant renew = clock.instant().plus(RENEW_EVERY);
    Instant keep = clock.instant().plus(keepTokenEvery);
    // What a stream brings first was looked for when it was opened.
    Instant asked = opened;
    while (isRunning()) {
      List<JournalStream.Added> added = reading.next(Page.LARGEST);
      Instant now = clock.instant();
      if (!added.isEmpty()) {
        Page next = build(last, unnumbered(added), reading.token());
        if (next.ids().isEmpty()) {
          pages.keepToken(last, reading.token());
        } else if (!pages.add(next)) {
          return;
        } else {
          last = next;
          tail.advance(last.head());
        }
        keep = now.plus(keepTokenEvery);
      } else if (!now.isBefore(keep)) {
        pages.keepToken(last, reading.token());
        keep = now.plus(keepTokenEvery);
      }
      if (added.size() < Page.LARGEST) {
        tail.numberedUntil(asked);
      }
      if (!now.isBefore(renew)) {
        if (!lease.hold()) {
          return;
        }
        pages.keepNumberedUntil(tail.numberedUntil());
        renew = now.plus(RENEW_EVERY);
      }
      asked = clock.instant();
    }
  }

  /**
   * Goes on without a token, after a restore or when the oplog has rolled over: a new stream is
   * opened first, then whatever stands on no page is numbered, and what the stream brings twice is
   * dropped by {@link #unnumbered}. Until all is done the pages go on with the lost token, so that
   * whoever takes over half way recovers again.
   */
  private void recover() {
    log.warn("no token of the journal's change stream is good: numbering what is on no page");
    BsonDocument token = stream.currentToken();
    Page last = pages.last();
    BsonDocument lost = last.token();
    try (var missing = new Unnumbered(journal, pages, last)) {
      List<JournalStream.Added> next = missing.next();
      while (!next.isEmpty()) {
        for (int from = 0; from < next.size(); from += Page.LARGEST) {
          int to = Math.min(from + Page.LARGEST, next.size());
          last = build(last, next.subList(from, to), lost);
          if (!isRunning() || !lease.hold() || !pages.add(last)) {
            return;
          }
          tail.advance(last.head());
        }
        next = missing.next();
      }
    }
    pages.keepToken(last, token);
  }

  private List<JournalStream.Added> unnumbered(List<JournalStream.Added> added) {
    Set<String> known = pages.numbered(added.stream().map(JournalStream.Added::id).toList());
    return added.stream().filter(entry -> !known.contains(entry.id())).toList();
  }

  private Page build(Page last, List<JournalStream.Added> entries, BsonDocument token) {
    MerkleTree tree = last.tree();
    var ids = new ArrayList<String>(entries.size());
    for (JournalStream.Added entry : entries) {
      ids.add(entry.id());
      tree = tree.append(entry.leaf());
    }
    Instant now = clock.instant();
    Instant time = now.isBefore(last.time()) ? last.time() : now;
    return new Page(last.next(), last.next() + ids.size(), ids, time, token, tree);
  }

  @Override
  public void stop() {
    super.stop();
    try {
      lease.release();
    } catch (MongoException e) {
      log.debug("the lease runs out by itself");
    }
  }
}
