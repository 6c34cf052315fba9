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
 * Gives positions after commit, in commit order: reads the journal's change stream and adds blocks.
 * Positions that are taken inside the command's transaction lose entries or queue up writers; see
 * {@code docs/decisions/0003}. Several may run: only one can add the block after the last. The
 * first entry after a rest is numbered at once; under load they are gathered, so that whoever
 * follows works some nine times a second and not for each entry.
 */
public final class Sequencer extends Worker {
  /** Runs before whatever reads the order, and before the first command. */
  public static final int PHASE = 1000;

  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration KEEP_TOKEN_EVERY = Duration.ofSeconds(10);

  /**
   * Between two blocks with own entries. Observed ones have waited at their source, so that the
   * delay is met once on the way from service to service.
   */
  private static final Duration GATHER = Duration.ofMillis(110);

  private final Blocks blocks;
  private final Journal journal;
  private final JournalStream stream;
  private final Lease lease;
  private final Tail tail;
  private final InstantSource clock;
  private final Duration keepTokenEvery;

  public Sequencer(Mongo mongo, Journal journal, Blocks blocks, Tail tail, InstantSource clock) {
    this(mongo, journal, blocks, tail, clock, KEEP_TOKEN_EVERY);
  }

  Sequencer(
      Mongo mongo,
      Journal journal,
      Blocks blocks,
      Tail tail,
      InstantSource clock,
      Duration keepTokenEvery) {
    super("sequencer", PHASE);
    this.blocks = blocks;
    this.journal = journal;
    this.stream = new JournalStream(mongo.database(), journal);
    this.lease = new Lease(mongo, clock, "sequencer");
    this.tail = tail;
    this.clock = clock;
    this.keepTokenEvery = keepTokenEvery;
  }

  /** The journal has a first block before the first command can write. */
  @Override
  protected void prepare() {
    blocks.begin(stream.currentToken(), clock.instant());
  }

  @Override
  protected void step() throws InterruptedException {
    if (lease.hold()) {
      try {
        number();
      } catch (RuntimeException | Error e) {
        // Perhaps another replica can.
        lease.release();
        throw e;
      } finally {
        tail.numberedHere(false);
        blocks.forget();
      }
    } else {
      // The position is read after the moment, so that it may be too far and never too short.
      Instant moment = lease.told();
      tail.numberedUntil(blocks.head(), moment);
      Thread.sleep(PAUSE);
    }
  }

  private void number() throws InterruptedException {
    Block last = blocks.last();
    BsonDocument token = blocks.tokenAfter(last);
    if (stream.isAhead(token)) {
      recover();
      return;
    }
    Instant opened = clock.instant();
    try (JournalStream.Reading reading = open(token)) {
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

  /** The database looks for the token's place in all that was written since. */
  private JournalStream.Reading open(BsonDocument token) {
    try (var _ = LeaseRenewal.of(lease)) {
      return stream.after(token);
    }
  }

  /** Numbers until stopped, until the lease is lost, or until a rival was faster. */
  private void number(Block start, JournalStream.Reading reading, Instant opened)
      throws InterruptedException {
    Block last = start;
    Instant keep = clock.instant().plus(keepTokenEvery);
    // What a stream brings first was looked for when it was opened.
    Instant asked = opened;
    // Until the stream has come to its opening it brings again what a recovery may have numbered,
    // and where the database was restored in its place, first what is not there any more.
    boolean twice = true;
    while (isRunning() && lease.hold(tail.look().moment())) {
      JournalStream.Look look = reading.next(Block.LARGEST);
      Instant now = clock.instant();
      List<Entry> fresh = twice ? unnumbered(journal.stillThere(look.added())) : look.added();
      if (!fresh.isEmpty()) {
        Block next = build(last, fresh, reading.token());
        if (!blocks.add(next)) {
          return;
        }
        blocks.remember(next, fresh);
        last = next;
      } else if (!look.added().isEmpty() && blocks.last().first() != last.first()) {
        // A rival has numbered them.
        return;
      } else if (!look.added().isEmpty() || !now.isBefore(keep)) {
        blocks.keepToken(last, reading.token());
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
   * opened first, then whatever stands in no block is numbered, and what the stream brings twice is
   * dropped by {@link #unnumbered}. Until all is done the blocks go on with the lost token, so that
   * whoever takes over half way recovers again. The lease is renewed meanwhile: the scan may take
   * longer than it lasts before it comes to the first entry in no block.
   */
  private void recover() {
    log.warn("no token of the journal's change stream is good: numbering what is in no block");
    BsonDocument token = stream.currentToken();
    Block last = blocks.last();
    BsonDocument lost = last.token();
    try (var _ = LeaseRenewal.of(lease);
        var missing = new Unnumbered(journal, blocks, last)) {
      while (missing.hasMore()) {
        if (!isRunning() || !lease.hold()) {
          return;
        }
        List<Unnumbered.Added> next = missing.next();
        for (int from = 0; from < next.size(); from += Block.LARGEST) {
          int to = Math.min(from + Block.LARGEST, next.size());
          last = numbered(last, next.subList(from, to), lost);
          if (!isRunning() || !lease.hold() || !blocks.add(last)) {
            return;
          }
          tail.advance(last.head());
        }
      }
    }
    blocks.keepToken(last, token);
  }

  private List<Entry> unnumbered(List<Entry> added) {
    if (added.isEmpty()) {
      return added;
    }
    Set<String> known = blocks.numbered(added.stream().map(Entry::id).toList());
    return added.stream().filter(entry -> !known.contains(entry.id())).toList();
  }

  private Block build(Block last, List<Entry> entries, BsonDocument token) {
    return numbered(
        last,
        entries.stream()
            .map(entry -> new Unnumbered.Added(entry.id(), StoredEntries.leaf(entry)))
            .toList(),
        token);
  }

  private Block numbered(Block last, List<Unnumbered.Added> entries, BsonDocument token) {
    MerkleTree tree = last.tree();
    var ids = new ArrayList<String>(entries.size());
    for (Unnumbered.Added entry : entries) {
      ids.add(entry.id());
      tree = tree.append(entry.leaf());
    }
    Instant now = clock.instant();
    Instant time = now.isBefore(last.time()) ? last.time() : now;
    return new Block(last.next(), last.next() + ids.size(), ids, time, token, tree);
  }

  @Override
  public void stop() {
    super.stop();
    lease.release();
  }
}
