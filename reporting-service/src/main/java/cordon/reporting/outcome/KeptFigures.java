package cordon.reporting.outcome;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one operation as they were last read. A reading looks where something has changed
 * and reads the cells of those countries alone, once for all who ask meanwhile, so that its cost is
 * that of the change, and not days times currencies times countries for each reader.
 */
final class KeptFigures {
  /** Cells of so many countries are read in one snapshot, which has to end in seconds. */
  private static final int COUNTRIES_AT_ONCE = 20;

  private final FigureReader reader;
  private final String operationId;
  private Kept kept = Kept.nothing();
  private @Nullable Reading latest;
  private @Nullable Earlier earlier;

  private record Whole(Reading now, @Nullable Since since) {}

  /** Figures with what they have changed by since. */
  record Earlier(Reading now, Since since) {
    private boolean serves(String quote, long asked, String hour) {
      return now.quote().equals(quote) && now.began() - asked >= 0 && since.hour().equals(hour);
    }
  }

  KeptFigures(FigureReader reader, String operationId) {
    this.reader = reader;
    this.operationId = operationId;
  }

  /**
   * The figures, not older than the question.
   *
   * @param quote the currency in which they are shown
   * @param asked when, by the clock of {@link System#nanoTime}
   */
  synchronized Reading read(String quote, long asked) {
    Reading known = latest;
    if (known != null && known.quote().equals(quote) && known.began() - asked >= 0) {
      return known;
    }
    return whole(quote, null).now();
  }

  /**
   * The figures with what they have changed by from an hour on, in one snapshot.
   *
   * @param hour as {@link DatedStore#hourOf}
   */
  synchronized Earlier earlier(String quote, long asked, String hour) {
    Earlier known = earlier;
    if (known == null || !known.serves(quote, asked, hour)) {
      Whole read = whole(quote, hour);
      known = new Earlier(read.now(), Objects.requireNonNull(read.since()));
      earlier = known;
    }
    return known;
  }

  private Whole whole(String quote, @Nullable String hour) {
    // What many changes leave to be read comes in several snapshots; the last of them is whole.
    for (int most = COUNTRIES_AT_ONCE; ; most *= 2) {
      FigureReader.Round round = reader.read(operationId, kept, quote, most, hour);
      kept = round.kept();
      if (round.whole() != null) {
        latest = round.whole();
        return new Whole(round.whole(), round.since());
      }
    }
  }
}
