package cordon.reporting.outcome;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one operation as they were last read. A reading looks where something has changed
 * and reads the cells of those countries alone, once for all who ask meanwhile, so that its cost is
 * that of the change, and not days times currencies times countries for each reader.
 */
final class KeptFigures {
  /** Cells of so many countries are read in one snapshot, which has to end in seconds. */
  private static final int COUNTRIES_AT_ONCE = 20;

  /** So many earlier hours are kept; another is read anew. */
  private static final int HOURS = 4;

  /**
   * Who has waited so long is refused, before the gateway gives the call up: a round that has begun
   * ends in three seconds. What was read is kept, so a repeat finds less to do.
   */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  /** A stream has no answer that somebody waits for. */
  private static final Duration OF_STREAM = Duration.ofMinutes(10);

  private final FigureReader reader;
  private final String operationId;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Kept kept = Kept.nothing();
  private @Nullable Reading latest;
  private final Map<String, Earlier> earlier =
      new LinkedHashMap<>(HOURS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Earlier> eldest) {
          return size() > HOURS;
        }
      };

  private record Whole(Reading now, @Nullable Since since) {}

  /** Figures with what they have changed by since. */
  record Earlier(Reading now, Since since) {
    private boolean serves(String quote, long asked) {
      return now.quote().equals(quote) && now.began() - asked >= 0;
    }
  }

  KeptFigures(FigureReader reader, String operationId) {
    this.reader = reader;
    this.operationId = operationId;
  }

  String operationId() {
    return operationId;
  }

  /**
   * The figures, not older than the question.
   *
   * @param quote the currency in which they are shown
   * @param asked when, by the clock of {@link System#nanoTime}
   * @throws RejectedException STORE_UNAVAILABLE while there is too much to read for one call
   */
  Reading read(String quote, long asked) {
    return read(quote, asked, LONGEST_WAIT);
  }

  /** The same for a stream, however long that takes. */
  Reading readForStream(String quote, long asked) {
    return read(quote, asked, OF_STREAM);
  }

  private Reading read(String quote, long asked, Duration longest) {
    return inTurn(
        longest,
        until -> {
          Reading known = latest;
          return known != null && known.quote().equals(quote) && known.began() - asked >= 0
              ? known
              : whole(quote, null, null, until).now();
        });
  }

  /**
   * The figures with what they have changed by from an hour on, in one snapshot. Who asks for the
   * same hour while nothing has changed shares what was read for another.
   *
   * @param hour as {@link DatedStore#hourOf}
   * @throws RejectedException STORE_UNAVAILABLE while there is too much to read for one call
   */
  Earlier earlier(String quote, long asked, String hour) {
    return inTurn(
        LONGEST_WAIT,
        until -> {
          Earlier known = earlier.get(hour);
          if (known == null || !known.serves(quote, asked)) {
            Whole read = whole(quote, hour, known == null ? null : known.since(), until);
            known = new Earlier(read.now(), Objects.requireNonNull(read.since()));
            earlier.put(hour, known);
          }
          return known;
        });
  }

  /** One reads, and the others wait and share it. */
  private <R> R inTurn(Duration longest, LongFunction<R> reading) {
    long until = System.nanoTime() + longest.toNanos();
    try {
      if (!turn.tryLock(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        throw beingRead();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedException(CommonReason.STORE_UNAVAILABLE, "The service is stopping.");
    }
    try {
      return reading.apply(until);
    } finally {
      turn.unlock();
    }
  }

  private Whole whole(String quote, @Nullable String hour, @Nullable Since since, long until) {
    // What many changes leave to be read comes in several snapshots; the last of them is whole.
    for (int most = COUNTRIES_AT_ONCE; ; most *= 2) {
      FigureReader.Round round = reader.read(operationId, kept, quote, most, hour, since);
      kept = round.kept();
      if (round.whole() != null) {
        latest = round.whole();
        return new Whole(round.whole(), round.since());
      }
      if (System.nanoTime() - until >= 0) {
        throw beingRead();
      }
    }
  }

  private static RejectedException beingRead() {
    return new RejectedException(
        CommonReason.STORE_UNAVAILABLE,
        "The figures of this operation are still being read; repeat the call in a few seconds.");
  }
}
