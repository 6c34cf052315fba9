package cordon.platform.journal;

import com.mongodb.MongoException;
import cordon.platform.store.Mongo;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives positions after commit, in commit order: reads the journal's change stream and adds pages.
 * Positions that are taken inside the command's transaction lose entries or queue up writers; see
 * {@code docs/decisions/0003}. Several may run: only one can add the page after the last. The first
 * entry after a rest is numbered at once; under load they are gathered, so that whoever follows
 * works some nine times a second and not for each entry.
 */
public final class Sequencer extends Worker {
  /** Runs before whatever reads the order, and before the first command. */
  public static final int PHASE = 1000;

  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration KEEP_TOKEN_EVERY = Duration.ofSeconds(10);

  /**
   * Between two pages with own entries. Observed ones have waited at their source, so that the
   * delay is met once on the way from service to service.
   */
  private static final Duration GATHER = Duration.ofMillis(110);

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
      try {
        number();
      } catch (RuntimeException e) {
        // Perhaps another replica can.
        lease.release();
        throw e;
      } finally {
        tail.numberedHere(false);
        pages.forget();
      }
    } else {
      // The position is read after the moment, so that it may be too far and never too short.
      Instant moment = lease.told();
      tail.numberedUntil(pages.head(), moment);
      Thread.sleep(PAUSE);
    }
  }

  private void number() throws InterruptedException {
    Page last = pages.last();
    Instant opened = clock.instant();
    try (JournalStream.Reading reading = stream.after(pages.tokenAfter(last))) {
      well();
      tail.advance(last.head());
      tail.numberedHere(true);
      number(last, reading, opened);
    } catch (MongoException e) {
      if (!JournalStream.tokenLost(e)) {
        throw e;
      }
      recover();
    }
  }

  /** Numbers until stopped, until the lease is lost, or until a rival was faster. */
  private void number(Page start, JournalStream.Reading reading, Instant opened)
      throws InterruptedException {
    Page last = start;
    Instant keep = clock.instant().plus(keepTokenEvery);
    // What a stream brings first was looked for when it was opened.
    Instant asked = opened;
    // A recovery may have numbered what the stream brings again, until it has come to its opening.
    boolean twice = true;
    while (isRunning() && lease.hold(tail.look().moment())) {
      JournalStream.Look look = reading.next(Page.LARGEST);
      Instant now = clock.instant();
      List<Entry> fresh = twice ? unnumbered(look.added()) : look.added();
      if (!fresh.isEmpty()) {
        Page next = build(last, fresh, reading.token());
        if (!pages.add(next)) {
          return;
        }
        pages.remember(next, fresh);
        last = next;
      } else if (!look.added().isEmpty() && pages.last().first() != last.first()) {
        // A rival has numbered them.
        return;
      } else if (!look.added().isEmpty() || !now.isBefore(keep)) {
        pages.keepToken(last, reading.token());
        keep = now.plus(keepTokenEvery);
      }
      tail.advance(last.head());
      if (look.all()) {
        tail.numberedUntil(last.head(), asked);
        twice = false;
      }
      if (look.all() && fresh.stream().anyMatch(Entry::own)) {
        Thread.sleep(GATHER);
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
      List<Unnumbered.Added> next = missing.next();
      while (!next.isEmpty()) {
        for (int from = 0; from < next.size(); from += Page.LARGEST) {
          int to = Math.min(from + Page.LARGEST, next.size());
          last = numbered(last, next.subList(from, to), lost);
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

  private List<Entry> unnumbered(List<Entry> added) {
    if (added.isEmpty()) {
      return added;
    }
    Set<String> known = pages.numbered(added.stream().map(Entry::id).toList());
    return added.stream().filter(entry -> !known.contains(entry.id())).toList();
  }

  private Page build(Page last, List<Entry> entries, BsonDocument token) {
    return numbered(
        last,
        entries.stream()
            .map(e -> new Unnumbered.Added(e.id(), Objects.requireNonNull(e.leaf(), e.id())))
            .toList(),
        token);
  }

  private Page numbered(Page last, List<Unnumbered.Added> entries, BsonDocument token) {
    MerkleTree tree = last.tree();
    var ids = new ArrayList<String>(entries.size());
    for (Unnumbered.Added entry : entries) {
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
    lease.release();
  }
}
